import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Terminal } from "@provider-clients/command-line";
import { expect, test } from "vitest";
import { brokenClient, ledger } from "../../test-support/ledger.js";
import type { ContractReport } from "../run/contract-report.js";
import { runContractCommand } from "./contract-command.js";
import type { ContractSubject } from "./contract-subject.js";

const rerun = (id: string) => `again ${id}`;
const sound: ContractSubject = { name: "sound", document: ledger };

const recordingTerminal = () => {
  const printed: string[] = [];
  const errors: string[] = [];
  const terminal: Terminal = { log: (line) => printed.push(line), error: (line) => errors.push(line) };
  return { printed, errors, terminal };
};

const run = async (subjects: readonly ContractSubject[], ...argv: string[]) => {
  const junit = join(await mkdtemp(join(tmpdir(), "contract-")), "junit.xml");
  const reports: ContractReport[] = [];
  const argumentsOf = [...argv, "--no-mutants", "--junit", junit];
  const { terminal } = recordingTerminal();
  const onReport = (report: ContractReport) => void reports.push(report);
  const code = await runContractCommand(subjects, argumentsOf, { rerun, terminal, onReport });
  return { code, reports, junit: await readFile(junit, "utf8") };
};

test("a subject that crashes does not take the reports of the others with it", async () => {
  const load = () => Promise.reject(new Error("no such module"));
  const { code, reports, junit } = await run([{ name: "broken", document: ledger, load }, sound]);
  expect(reports).toHaveLength(1);
  expect(junit).toContain('<testsuite name="ledger"');
  expect(code).toBe(1);
});

test("a mistake in what was given ends with 2, a failing client with 1, success with 0", async () => {
  expect((await run([{ name: "missing", document: "./missing.yaml" }, sound])).code).toBe(2);
  const load = async () => ({ adapter: brokenClient({ forgiving: (status) => status === 404 }) });
  expect((await run([{ name: "forgiving", document: ledger, load }])).code).toBe(1);
  expect((await run([sound])).code).toBe(0);
});

test("only the named subjects run, and an unknown name is refused", async () => {
  const { reports } = await run([sound, { name: "other", document: "./missing.yaml" }], "sound");
  expect(reports).toHaveLength(1);
  const { errors, terminal } = recordingTerminal();
  expect(await runContractCommand([sound], ["soudn"], { rerun, terminal })).toBe(2);
  expect(errors[0]).toBe('There is no document "soudn". Did you mean "sound"? Known: sound.');
});

test("the ids of the cases can be listed, and an unknown one is told with the nearest", async () => {
  const { printed, errors, terminal } = recordingTerminal();
  expect(await runContractCommand([sound], ["--list"], { rerun, terminal })).toBe(0);
  expect(printed).toContain("ledger/getAccount/accepted/least");
  expect(await runContractCommand([sound], ["--case", "ledger/getAcount"], { rerun, terminal })).toBe(2);
  expect(errors[0]).toMatch(
    /^There is no case "ledger\/getAcount"\. Did you mean "ledger\/getAccount"\? --list prints all \d+\.$/,
  );
});
