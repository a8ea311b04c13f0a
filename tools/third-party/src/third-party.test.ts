import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type ContractReport, failuresOf, runContractCommand } from "@provider-clients/contract";
import { type JsonObject, operationsIn, textOf } from "@provider-clients/openapi";
import { addedSubjects } from "@provider-clients-internal/contract";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { buildPackage, lintPackage, testPackage } from "../test-support/check-package.ts";
import { compileCalls } from "../test-support/compile-package.ts";
import { createRepository } from "../test-support/repository.ts";

// Documents that nobody here wrote are not part of the repository: THIRD_PARTY_SPECS names their folder.
const folder = process.env.THIRD_PARTY_SPECS;
const documents =
  folder !== undefined && existsSync(folder)
    ? readdirSync(folder).filter((name) => /\.(ya?ml|json)$/.test(name))
    : [];
if (documents.length === 0) {
  console.log("SKIPPED: third-party documents (set THIRD_PARTY_SPECS to a folder that holds some)");
}

test.skipIf(documents.length === 0)("finds third-party documents where THIRD_PARTY_SPECS says", () => {
  expect(documents).not.toEqual([]);
});

const nameOf = (file: string): string => file.replace(/\.\w+$/, "").toLowerCase();

test.for(documents)("adds %s whole, with every operation callable", { timeout: 120_000 }, async (file) => {
  const repository = await createRepository();
  const name = nameOf(file);

  const { code, printed } = await repository.newProvider(name, join(folder ?? "", file));

  expect(printed).toContain(`packages/${name}`);
  expect(code).toBe(0);
  const document: JsonObject = parse(await repository.read(`specs/${name}/openapi.yaml`));
  const ids = operationsIn(document).map(({ operation }) => textOf(operation.operationId) ?? "");
  expect(ids.length).toBeGreaterThan(0);
  expect(printed).toContain(`${ids.length} operations`);
  expect(await compileCalls(repository.root, name, ids)).toBe("");
});

test.for(documents)(
  "the package for %s builds, lints and passes its unit tests",
  { timeout: 300_000 },
  async (file) => {
    const repository = await createRepository();
    const name = nameOf(file);
    await repository.newProvider(name, join(folder ?? "", file));

    expect(await buildPackage(repository.root, name)).toBe("");
    expect(await lintPackage(repository.root, name)).toBe("");
    expect(await testPackage(repository.root, name)).toBe("");
  },
);

test.for(documents)(
  "the client for %s does what its document says, case by case",
  { timeout: 1_800_000 },
  async (file) => {
    const repository = await createRepository();
    const name = nameOf(file);
    await repository.newProvider(name, join(folder ?? "", file));
    expect(await buildPackage(repository.root, name)).toBe("");
    const subjects = await addedSubjects(repository.root);
    expect(subjects.map((subject) => subject.name)).toEqual([name]);

    const reports: ContractReport[] = [];
    const onReport = (report: ContractReport) => void reports.push(report);
    const options = { rerun: String, onReport };
    const code = await runContractCommand(subjects, ["--no-mutants", "--seed", "1"], options);

    expect(reports.flatMap((report) => failuresOf(report))).toEqual([]);
    expect(reports.map(({ coverage }) => coverage.missing)).toEqual([[]]);
    expect(reports.every(({ cases }) => cases.length > 1000)).toBe(true);
    expect(code).toBe(0);
  },
);
