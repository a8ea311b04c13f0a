import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { providerReadme } from "./docs/provider-readme.ts";
import { findSpecs } from "./spec/find-specs.ts";
import { loadSpec } from "./spec/load.ts";
import { rootFolder } from "./tasks/turbo.ts";

// `pnpm docs:write` writes the provider packages' READMEs; with --check it names those that are stale.
const isCheck = process.argv.includes("--check");
const stale: string[] = [];
for (const name of await findSpecs(rootFolder)) {
  const path = `packages/${name}/README.md`;
  const { document } = await loadSpec(rootFolder, name);
  const text = providerReadme(rootFolder, document);
  const file = join(rootFolder, path);
  if (existsSync(file) && readFileSync(file, "utf8") === text) continue;
  stale.push(path);
  if (!isCheck) writeFileSync(file, text);
}
if (stale.length === 0) console.log("docs: the packages' READMEs are up to date");
else if (isCheck) {
  console.error(`docs: stale or missing: ${stale.join(", ")}. Run \`pnpm docs:write\`.`);
  process.exitCode = 1;
} else console.log(`docs: wrote ${stale.join(", ")}`);
