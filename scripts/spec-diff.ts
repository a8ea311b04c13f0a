import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

// `node scripts/src/spec-diff.ts [base-ref] [--json]`: what changes of the specs do to the users of the clients.
const root = fileURLToPath(new URL("../..", import.meta.url));

// Two compilers take most of a run to load.
enableCompileCache(fileURLToPath(new URL("../../node_modules/.cache/spec-diff", import.meta.url)));

const { runSpecDiff } = await import("./diff/run.ts");
const { stdout } = process;
process.exitCode = await runSpecDiff(root, process.argv.slice(2), {
  log: (line) => console.log(line),
  error: (line) => console.error(line),
  ...(stdout.columns === undefined ? {} : { width: Math.min(stdout.columns, 140) }),
  isColored: stdout.isTTY === true && process.env.NO_COLOR === undefined,
});
