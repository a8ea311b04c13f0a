import { readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { describeCommand, runCommandLine, type Terminal } from "@provider-clients/command-line";
import { findOnDemand, rootFolder, runCommand, temporaryFolder } from "@provider-clients-internal/shared";
import { type TestResult, toolTable } from "./ecosystem/table.ts";
import { type TriedTool, triedTools } from "./ecosystem/tools.ts";
import { withSections } from "./section.ts";

interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

const command = describeCommand({
  name: "pnpm ecosystem",
  summary:
    "Runs the tests that try the tools around the clients, and writes their results into docs/ecosystem.md.",
  exitCodes: { 0: "written", 1: "a test failed; nothing was written" },
});

const installTools = async (): Promise<void> => {
  const folders = triedTools.flatMap(({ isOnDemand, installedIn = "" }) => (isOnDemand ? [installedIn] : []));
  for (const folder of new Set(folders)) await findOnDemand(join(rootFolder, folder), true);
};

const runTests = async (): Promise<readonly TestResult[]> => {
  using folder = temporaryFolder("ecosystem");
  const report = join(folder.path, "report.json");
  const files = [...new Set(triedTools.map(({ workspace, file }) => join(workspace, file)))];
  const vitest = join(rootFolder, "node_modules/vitest/vitest.mjs");
  const parameters = [vitest, "run", "--reporter=json", `--outputFile=${report}`, ...files];
  await runCommand(process.execPath, parameters, { cwd: rootFolder, timeoutMs: 900_000 });
  const { testResults }: VitestReport = JSON.parse(await readFile(report, "utf8"));
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ fullName, status }) => ({ file: relative(rootFolder, name), fullName, status })),
  );
};

const readVersions = async (): Promise<ReadonlyMap<TriedTool, string>> => {
  const read = async (tool: TriedTool): Promise<readonly [TriedTool, string]> => {
    const { workspace, installedIn = workspace, dependency } = tool;
    const file = join(rootFolder, installedIn, "node_modules", dependency, "package.json");
    return [tool, String(JSON.parse(await readFile(file, "utf8")).version)];
  };
  return new Map(await Promise.all(triedTools.map(read)));
};

/** `pnpm ecosystem`; resolves to its exit code. */
export const runEcosystem = (args: readonly string[], terminal: Terminal): Promise<number> =>
  runCommandLine(command, args, terminal, async () => {
    await installTools();
    const results = await runTests();
    const versions = await readVersions();
    const content = toolTable(triedTools, results, (tool) => versions.get(tool) ?? "");
    for (const { path, text } of withSections(rootFolder, [
      { path: "docs/ecosystem.md", name: "tried", content },
    ])) {
      if (text !== undefined) await writeFile(join(rootFolder, path), text);
      terminal.log(`wrote ${path}`);
    }
    return 0;
  });
