import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Draft } from "@provider-clients-internal/test-support";
import { randomlyChanged } from "@provider-clients-internal/test-support/random-changes";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { compilePackages } from "../test-support/compile-package.ts";
import { createRepository, type Repository } from "../test-support/repository.ts";
import { operationsOf, sliceDocument } from "../test-support/slice-document.ts";

// Documents that nobody here wrote are not part of the repository: THIRD_PARTY_SPECS names their folder. The same
// changes are tried each time, 40 of each document; THIRD_PARTY_RUNS and THIRD_PARTY_SEED ask for more and for others.
const folder = process.env.THIRD_PARTY_SPECS;
const numRuns = Number(process.env.THIRD_PARTY_RUNS ?? 40);
const seed = Number(process.env.THIRD_PARTY_SEED ?? 1);
const others =
  folder !== undefined && existsSync(folder)
    ? readdirSync(folder).filter((name) => /\.(ya?ml|json)$/.test(name))
    : [];
if (others.length === 0) {
  console.log(
    "SKIPPED: changes of third-party documents (set THIRD_PARTY_SPECS to a folder that holds some)",
  );
}

const read = (path: string | URL): Draft => parse(readFileSync(path, "utf8"));

const documents: readonly (readonly [name: string, document: Draft])[] = [
  ["beyond-json.yaml", read(new URL("../test-support/beyond-json.yaml", import.meta.url))],
  ...others.map((name) => [name, read(join(folder ?? "", name))] as const),
];

/** Some operations of a document, which is quicker than all of them, with one to three changes. */
const changesOf = (document: Draft) =>
  fc
    .tuple(
      fc.uniqueArray(fc.constantFrom(...operationsOf(document)), { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 1, max: 3 }),
    )
    .chain(([operations, count]) => randomlyChanged(sliceDocument(document, operations), count));

/** Adds a package; false if the document is refused, which must be with the place and what to do. */
const addPackage = async (repository: Repository, name: string, document: Draft): Promise<boolean> => {
  const text = stringify(document, { aliasDuplicateObjects: false });
  const { code, printed } = await repository.newProvider(name, await repository.document("a.yaml", text));
  if (code === 0) return true;
  for (const line of printed.split("\n")) expect(line).toMatch(/^\S+a\.yaml(:\d+)?( #.*)?: .*\.$/);
  return false;
};

test.for(documents)(
  "any change of %s becomes a package that compiles, with parts left out or not, or is refused by its place",
  { timeout: 3_600_000 },
  async ([, document]) => {
    const repository = await createRepository();
    const titles = new Map<string, string>();
    await fc.assert(
      fc.asyncProperty(changesOf(document), async (changed) => {
        const name = `odd-${titles.size}`;
        if (await addPackage(repository, name, changed.document)) titles.set(name, changed.title);
      }),
      { numRuns, seed },
    );
    const broken = await compilePackages(repository.root, [...titles.keys()]);
    expect(broken.map(([name, complaint]) => `${titles.get(name)}: ${complaint}`)).toEqual([]);
  },
);
