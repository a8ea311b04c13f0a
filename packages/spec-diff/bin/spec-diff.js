#!/usr/bin/env node
import { processTerminal } from "@provider-clients/command-line";
import { runSpecDiff } from "../dist/index.js";

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
