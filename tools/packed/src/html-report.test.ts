import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  type ClientAdapter,
  type ContractReport,
  createHttpAdapter,
  runContractCommand,
  startMockServer,
} from "@provider-clients/contract";
import {
  findBrowser,
  pinnedNode,
  rootFolder,
  runCommand,
  temporaryFolder,
} from "@provider-clients-internal/shared";
import { expect, test } from "vitest";
import { findTool } from "./runtimes/find-tool.ts";

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
const prepare = async () => ({ browser: findBrowser(), driver: await findTool("chromium-driver", false) });
const found = await prepare().catch((error: unknown) => reasonOf(error));
if (typeof found === "string") console.log(`SKIPPED: the contract report in a browser (${found})`);

/** Takes a 404 for a success. */
const forgivingAdapter = (): ClientAdapter => {
  const sound = createHttpAdapter();
  const call: ClientAdapter["call"] = async (input, context) => {
    try {
      return await sound.call(input, context);
    } catch (error) {
      if (sound.describeFailure(error)?.status !== 404) throw error;
      return {};
    }
  };
  return { ...sound, call };
};

const writeReport = async (path: string): Promise<ContractReport | undefined> => {
  const reports: ContractReport[] = [];
  const subject = { name: "soap", document: "soap", load: async () => ({ adapter: forgivingAdapter() }) };
  await runContractCommand([subject], ["--no-mutants", "--seed", "3", `--report=${path}`], {
    rerun: String,
    terminal: { log: () => {}, error: () => {} },
    onReport: (report) => void reports.push(report),
  });
  return reports[0];
};

test.skipIf(typeof found === "string")(
  "the contract report can be searched by keyboard and read on a phone",
  { timeout: 300_000 },
  async () => {
    if (typeof found === "string") return;
    using folder = temporaryFolder("report");
    const path = join(folder.path, "contract.html");
    const report = await writeReport(path);
    const program = join(found.driver.folder, "read-report.mjs");
    const args = [program, found.browser, pathToFileURL(path).href];
    const seen = JSON.parse(await runCommand(pinnedNode, args, { cwd: found.driver.folder }));
    expect(seen).toMatchObject({ errors: [], isWide: false, isAtFailure: true, violations: [] });
    expect(seen.found).toBeLessThan(6);
    expect(seen.opened).toContain(`curl -X PATCH "$BASE_URL"'/api/v1/customers/`);
    expect(seen.all).toBe((report?.cases.length ?? 0) + (report?.random.length ?? 0));
    const failed = report?.cases.filter(({ isPassed }) => !isPassed) ?? [];
    expect(failed.length).toBeGreaterThan(0);
    expect(seen.failed).toBe(failed.length);
  },
);

test.skipIf(typeof found === "string")(
  "the coverage page can be opened by keyboard and read on a phone, in light and dark",
  { timeout: 300_000 },
  async () => {
    if (typeof found === "string") return;
    using folder = temporaryFolder("coverage");
    const seenByMock = join(folder.path, "seen");
    const mock = await startMockServer("soap", { coverageFolder: seenByMock });
    await (await fetch(`${mock.url}/api/v1/customers/cus_1`, { method: "PATCH" })).body?.cancel();
    await mock.stop();
    const path = join(folder.path, "coverage.html");
    const command = join(rootFolder, "packages/contract/bin/provider-contract.js");
    await runCommand(pinnedNode, [command, "coverage", seenByMock, `--report=${path}`], { cwd: folder.path });
    const program = join(found.driver.folder, "read-coverage.mjs");
    const args = [program, found.browser, pathToFileURL(path).href];
    const seen = JSON.parse(await runCommand(pinnedNode, args, { cwd: found.driver.folder }));
    expect(seen).toMatchObject({ isWide: false, violations: [] });
    expect(seen.heading).toMatch(/^Soap.*: \d+ %$/);
    expect(seen.opened).toMatch(/^operation .*specs\/soap\/openapi\.yaml:\d+$/);
  },
);
