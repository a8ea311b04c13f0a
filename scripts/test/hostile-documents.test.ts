import fc from "fast-check";
import { expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { createWorkspace, readFixture } from "./workspace.ts";

const shop: unknown = parse(await readFixture("shop/openapi.yaml"));

type Place = readonly (string | number)[];

/** Every place of a value that holds something, the outer ones first. */
const placesIn = (value: unknown, outer: Place = []): readonly Place[] =>
  typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, child]) => {
        const place = [...outer, Array.isArray(value) ? Number(key) : key];
        return [place, ...placesIn(child, place)];
      })
    : [];

const valueAt = (value: unknown, place: Place): unknown =>
  place.reduce<unknown>((holder, key) => (holder as Readonly<Record<string | number, unknown>>)[key], value);

const changed = (value: unknown, [key, ...rest]: Place, replacement: unknown): unknown => {
  if (key === undefined) return replacement;
  const child = changed(valueAt(value, [key]), rest, replacement);
  if (Array.isArray(value)) return value.with(Number(key), child);
  return { ...(value as object), [key]: child };
};

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
  fc.constantFrom(...places).map((place) => valueAt(shop, place)),
);

// What a document is made into, or why not, is said in one line each: a stack trace tells nobody what to correct.
test("any change of a document is generated from, or refused by its place", async () => {
  const workspace = await createWorkspace({ shop: stringify(shop) });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...places), replacements, async (place, replacement) => {
      const text = stringify(changed(shop, place, replacement), { aliasDuplicateObjects: false });
      await workspace.write("specs/shop/openapi.yaml", text);
      const { code, printed } = await workspace.generate("shop");
      if (code === 0) return;
      const lines = printed.split("\n");
      expect(lines.pop()).toBe("Nothing was written.");
      for (const line of lines) expect(line).toMatch(/^specs\/shop\/openapi\.yaml(:\d+)?( #.*)?: .*\.$/);
    }),
    { numRuns: 300 },
  );
});
