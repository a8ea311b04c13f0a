import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describeCommand, runCommandLine, type Terminal } from "@provider-clients/command-line";
import { rootFolder, runCommand, temporaryFolder } from "@provider-clients-internal/shared";
import { packPackages } from "./packed/pack-packages.ts";
import { sbomOf, sbomProblems } from "./tarballs/sbom.ts";

const command = describeCommand({
  name: "pnpm sbom",
  summary: "Writes what a release consists of, from freshly packed tarballs, as CycloneDX.",
  operands: [{ name: "file", about: "by default reports/sbom.cdx.json", isOptional: true }],
  exitCodes: { 0: "written", 1: "written, and something is missing in it" },
});

const manifest = '{ "name": "provider-clients", "version": "0.0.0", "private": true }\n';

/** The `sbom` command; resolves to its exit code. */
export const runSbom = (args: readonly string[], terminal: Terminal): Promise<number> =>
  runCommandLine(command, args, terminal, async ({ operands: [file] }) => {
    const target = file ?? join(rootFolder, "reports/sbom.cdx.json");
    using folder = temporaryFolder("sbom");
    const packed = await packPackages(folder.path);
    await writeFile(join(folder.path, "package.json"), manifest);
    const tarballs = packed.map((each) => each.file);
    const install = ["install", "--no-audit", "--no-fund", "--ignore-scripts", ...tarballs];
    await runCommand("npm", install, { cwd: folder.path });
    const sbom = await sbomOf(folder.path);
    const problems = sbomProblems(
      sbom,
      packed.map(({ name }) => name),
    );
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, `${JSON.stringify(sbom, null, 2)}\n`);
    for (const problem of problems) terminal.error(`sbom: ${problem}`);
    terminal.log(`sbom: wrote ${target}: ${sbom.components.length} components`);
    return problems.length > 0 ? 1 : 0;
  });
