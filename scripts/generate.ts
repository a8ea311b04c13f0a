import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

// `node scripts/src/generate.ts [names…] [--check]`: generated code from specs/<name>/openapi.yaml.
const root = fileURLToPath(new URL("../..", import.meta.url));

// TypeScript's compiler takes half of a run to load; compiled once, it takes a third of that.
enableCompileCache(fileURLToPath(new URL("../../node_modules/.cache/generate", import.meta.url)));

const { runGenerate } = await import("./generate/run.ts");
process.exitCode = await runGenerate(root, process.argv.slice(2), console);
