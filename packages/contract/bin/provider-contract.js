#!/usr/bin/env node
// Written for any Node.js: an old one says what it lacks instead of failing on a word it does not know.
const [major, minor] = process.versions.node.split(".").map(Number);

if (major < 24 || (major === 24 && minor < 18)) {
  console.error(
    `provider-contract needs Node.js 24.18 or newer (Prism's floor); this is ${process.versions.node}.`,
  );
  process.exitCode = 2;
} else {
  import("../dist/cli/main.js").then(async ({ main }) => {
    process.exitCode = await main(process.argv.slice(2));
  });
}
