#!/usr/bin/env node
import module from "node:module";

// Written for any Node.js: an old one says what it lacks instead of failing on a word it does not know.
const [major, minor] = process.versions.node.split(".").map(Number);

if (major < 22 || (major === 22 && minor < 12)) {
  console.error(`spec-diff needs Node.js 22.12 or newer; this is ${process.versions.node}.`);
  process.exitCode = 2;
} else {
  // Loading the compiler takes a third of the time. Like tsc, this keeps the loaded code for the next run.
  module.enableCompileCache();
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
}
