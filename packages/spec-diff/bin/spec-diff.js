#!/usr/bin/env node
import { enableCompileCache } from "node:module";

// Loading the compiler takes a third of the time. Like tsc, this keeps the loaded code for the next run.
enableCompileCache();
const { processTerminal } = await import("@provider-clients/command-line");
const { runSpecDiff } = await import("../dist/index.js");

const { columns, isColored, ...terminal } = processTerminal();
process.exitCode = await runSpecDiff(
  process.cwd(),
  process.argv.slice(2),
  {
    ...terminal,
    ...(columns === undefined ? {} : { width: Math.min(columns, 140) }),
    isColored: isColored === true,
  },
  { env: process.env },
);
