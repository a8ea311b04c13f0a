import type { Json, JsonObject } from "@provider-clients/openapi";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { createRelation } from "./relation.js";

/** The keywords by which a new schema loses (-) and gains (+) against an old one. */
const compare = (
  before: string,
  after: string,
  components = "{}",
  side: "sent" | "read" = "read",
): readonly string[] => {
  const document = (): JsonObject => ({ components: { schemas: parse(components) as Json } });
  const { differencesIn } = createRelation(document(), document());
  const node = (text: string) => [{ schema: parse(text) as Json, pointer: "#/x" }];
  const found = [...differencesIn({ before: node(before), after: node(after), side })];
  return found
    .map(
      ({ isLost, isGained, isDecided, keyword, pointer }) =>
        `${isLost ? "-" : ""}${isGained ? "+" : ""}${isDecided ? "" : "?"}${keyword} ${pointer}`,
    )
    .sort();
};

test.each([
  ["{ type: string }", "{ type: string, maxLength: 5 }", ["-maxLength #/x/maxLength"]],
  ["{ type: integer }", "{ type: number }", ["+type #/x/type"]],
  ["{ oneOf: [{ type: string }, { type: integer }] }", "{ type: [string, integer] }", []],
  ["{ type: string, nullable: true }", "{ type: [string, 'null'] }", []],
  ["{ type: string, enum: [a] }", "{ const: a }", []],
  ["{ type: string, pattern: '^a' }", "{ type: string, pattern: '^b' }", ["-+pattern #/x/pattern"]],
  [
    "{ type: string, pattern: '^(?=.*a).+$' }",
    "{ type: string, pattern: '^.+$' }",
    ["-+?pattern #/x/pattern"],
  ],
  [
    "{ type: object, properties: { a: { type: string } } }",
    "{ type: object, properties: { a: { type: string, minLength: 0 } }, additionalProperties: true }",
    [],
  ],
  ["{ enum: [a, b] }", "{ oneOf: [{ const: a }, { const: b }] }", []],
])("%s against %s", (before, after, expected) => {
  expect(compare(before, after)).toEqual(expected);
});
