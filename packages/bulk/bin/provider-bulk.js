#!/usr/bin/env node
// Written for any Node.js: an old one says what it lacks instead of failing on a word it does not know.
const [major, minor] = process.versions.node.split(".").map(Number);

if (major < 22 || (major === 22 && minor < 12)) {
  console.error(`provider-bulk needs Node.js 22.12 or newer; this is ${process.versions.node}.`);
  process.exitCode = 2;
} else {
  import("../dist/cli/main.js").then(async ({ mainOfProcess }) => {
    process.exitCode = await mainOfProcess(process.argv.slice(2));
  });
}
