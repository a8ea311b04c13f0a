import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Json, type JsonObject, joinPointer, resolvePointer } from "@provider-clients/openapi";
import { type Draft, set } from "@provider-clients-internal/test-support";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { createRepository } from "../test-support/repository.ts";

// Documents that nobody here wrote are not part of the repository: THIRD_PARTY_SPECS names their folder.
const folder = process.env.THIRD_PARTY_SPECS;
const others =
  folder !== undefined && existsSync(folder)
    ? readdirSync(folder).filter((name) => /\.(ya?ml|json)$/.test(name))
    : [];
if (others.length === 0) {
  console.log(
    "SKIPPED: mutations of third-party documents (set THIRD_PARTY_SPECS to a folder that holds some)",
  );
}

const read = (path: string | URL): Draft => parse(readFileSync(path, "utf8"));

const documents: readonly (readonly [name: string, document: Draft, runs: number])[] = [
  ["beyond-json.yaml", read(new URL("../test-support/beyond-json.yaml", import.meta.url)), 60],
  ...others.map((name) => [name, read(join(folder ?? "", name)), 5] as const),
];

/** The pointer of everything that a value holds, the outer ones first. */
const placesIn = (value: unknown, outer = "#"): readonly string[] =>
  typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, child]) => {
        const place = joinPointer(outer, key);
        return [place, ...placesIn(child, place)];
      })
    : [];

const oddities: readonly Json[] = [
  null,
  -1,
  "",
  "x",
  true,
  [],
  [null],
  [[]],
  {},
  { a: null },
  { $ref: "#/nowhere" },
];

test.for(documents)(
  "any change of %s becomes a package, with parts left out or not, or is refused by its place",
  { timeout: 900_000 },
  async ([, document, numRuns]) => {
    const repository = await createRepository();
    const places = placesIn(document);
    const replacements = fc.oneof(
      fc.constantFrom(...oddities),
      fc.constantFrom(...places).map((place) => resolvePointer(document as JsonObject, place) ?? null),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), replacements, async (place, replacement) => {
        const changed = structuredClone(document);
        set(place, replacement)(changed);
        const path = await repository.document(
          "a.yaml",
          stringify(changed, { aliasDuplicateObjects: false }),
        );
        const { code, printed } = await repository.newProvider("odd", path);
        if (code === 0) {
          await repository.newProvider("odd", "--remove");
          return;
        }
        for (const line of printed.split("\n")) expect(line).toMatch(/^\S+a\.yaml(:\d+)?( #.*)?: .*\.$/);
      }),
      { numRuns },
    );
  },
);
