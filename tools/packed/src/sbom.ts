import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { exitOnSignals, rootFolder, runCommand, temporaryFolder } from "@provider-clients-internal/shared";
import { packPackages } from "./packed/pack-packages.ts";
import { sbomOf, sbomProblems } from "./tarballs/sbom.ts";

// `node tools/packed/src/sbom.ts [file]` writes what a release consists of, from freshly packed tarballs.
exitOnSignals();
const target = process.argv[2] ?? join(rootFolder, "reports/sbom.cdx.json");
using folder = temporaryFolder("sbom");
const packed = await packPackages(folder.path);
await writeFile(
  join(folder.path, "package.json"),
  '{ "name": "provider-clients", "version": "0.0.0", "private": true }\n',
);
const install = ["install", "--no-audit", "--no-fund", "--ignore-scripts", ...packed.map(({ file }) => file)];
await runCommand("npm", install, { cwd: folder.path });
const sbom = await sbomOf(folder.path);
const problems = sbomProblems(
  sbom,
  packed.map(({ name }) => name),
);
await mkdir(dirname(target), { recursive: true });
await writeFile(target, `${JSON.stringify(sbom, null, 2)}\n`);
for (const problem of problems) console.error(`sbom: ${problem}`);
console.log(`sbom: wrote ${target}: ${sbom.components.length} components`);
process.exitCode = problems.length > 0 ? 1 : 0;
