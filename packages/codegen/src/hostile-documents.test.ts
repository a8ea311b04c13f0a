import { type JsonObject, joinPointer, resolvePointer } from "@provider-clients/openapi";
import { type Draft, set } from "@provider-clients-internal/test-support";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { firstBroken } from "../test-support/type-check.js";
import { createWorkspace, readFixture } from "../test-support/workspace.js";

const shop: Draft = parse(await readFixture("shop/openapi.yaml"));

/** The pointer of everything that a value holds, the outer ones first. */
const placesIn = (value: unknown, outer = "#"): readonly string[] =>
  typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, child]) => {
        const place = joinPointer(outer, key);
        return [place, ...placesIn(child, place)];
      })
    : [];

const places = placesIn(shop);

/** What does not belong where it is put, and what belongs somewhere else. */
const replacements = fc.oneof(
  fc.constantFrom<unknown>(null, -1, "", "x", true, [], [null], [[]], {}, { a: null }, { type: [] }),
  fc.constantFrom<unknown>(
    { $ref: "#" },
    { $ref: "#/nowhere" },
    { $ref: 5 },
    { $ref: "#/components/schemas/Order" },
  ),
  fc.constantFrom(...places).map((place) => resolvePointer(shop as JsonObject, place)),
);

// What a document is made into, or why not, is said in one line each: a stack trace tells nobody what to correct.
test("any change of a document becomes types that compile, or is refused by its place", async () => {
  const workspace = await createWorkspace({ shop: stringify(shop) });
  const generated = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...places), replacements, async (place, replacement) => {
      const changed = structuredClone(shop);
      set(place, replacement)(changed);
      const text = stringify(changed, { aliasDuplicateObjects: false });
      await workspace.write("specs/shop/openapi.yaml", text);
      const { code, printed } = await workspace.generate("shop");
      if (code === 0) {
        generated.add(await workspace.read("packages/shop/src/generated/schema.ts"));
        return;
      }
      const lines = printed.split("\n");
      expect(lines.pop()).toBe("Nothing was written.");
      for (const line of lines) expect(line).toMatch(/^specs\/shop\/openapi\.yaml(:\d+)?( #.*)?: .*\.$/);
    }),
    { numRuns: 300 },
  );
  expect(firstBroken([...generated])).toBeUndefined();
});
