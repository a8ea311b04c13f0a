import { fileURLToPath } from "node:url";
import { type ContractReport, failuresOf, runContractCommand } from "@provider-clients/contract";
import { addedSubjects } from "@provider-clients-internal/contract";
import { expect, test } from "vitest";
import { buildPackage } from "../test-support/check-package.ts";
import { createRepository } from "../test-support/repository.ts";

test("a client and its validators agree with the judges about requests of every odd form", {
  timeout: 300_000,
}, async () => {
  const repository = await createRepository();
  const document = fileURLToPath(new URL("../test-support/odd-requests.yaml", import.meta.url));
  await repository.newProvider("odd-requests", document);
  expect(await buildPackage(repository.root, "odd-requests")).toBe("");

  const reports: ContractReport[] = [];
  await runContractCommand(await addedSubjects(repository.root), ["--no-mutants", "--seed", "1"], {
    rerun: String,
    onReport: (report) => void reports.push(report),
  });

  expect(reports.flatMap((report) => failuresOf(report))).toEqual([]);
  expect(reports.map(({ operations }) => operations.length)).toEqual([8]);
  expect(reports.map(({ coverage }) => coverage.missing)).toEqual([[]]);
  expect(reports.flatMap(({ faults }) => faults.map(({ pointer }) => pointer))).toEqual([
    "#/paths/~1days~1{from}-{to}/get/parameters/2/schema",
  ]);
});
