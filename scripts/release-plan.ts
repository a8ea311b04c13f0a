import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

// `node scripts/src/release-plan.ts [base-ref] [--check]`: the changesets that the changes of the specs call for.
const root = fileURLToPath(new URL("../..", import.meta.url));

// Two compilers take most of a run to load.
enableCompileCache(fileURLToPath(new URL("../../node_modules/.cache/spec-diff", import.meta.url)));

const { runReleasePlan } = await import("./release/run-plan.ts");
process.exitCode = await runReleasePlan(root, process.argv.slice(2), console);
