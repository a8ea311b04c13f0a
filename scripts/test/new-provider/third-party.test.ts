import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { type JsonObject, textOf } from "../../src/spec/json.ts";
import { operationsIn } from "../../src/spec/methods.ts";
import { compileCalls } from "./compile-package.ts";
import { createRepository } from "./repository.ts";

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

test.for(documents)("adds %s whole, with every operation callable", { timeout: 120_000 }, async (file) => {
  const repository = await createRepository();
  const name = file.replace(/\.\w+$/, "").toLowerCase();

  const { code, printed } = await repository.newProvider(name, join(folder ?? "", file));

  expect(printed).toContain(`packages/${name}`);
  expect(code).toBe(0);
  const document: JsonObject = parse(await repository.read(`specs/${name}/openapi.yaml`));
  const ids = operationsIn(document).map(({ operation }) => textOf(operation.operationId) ?? "");
  expect(ids.length).toBeGreaterThan(0);
  expect(printed).toContain(`${ids.length} operations`);
  expect(await compileCalls(repository.root, name, ids)).toBe("");
});
