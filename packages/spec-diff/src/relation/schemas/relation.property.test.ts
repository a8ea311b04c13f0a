import type { Json } from "@provider-clients/openapi";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { edited, schemas, values } from "../../../test-support/random-schemas.js";
import { createRelation } from "./relation.js";

const differences = (before: Json, after: Json) => {
  const node = (schema: Json) => [{ schema, pointer: "#/x" }];
  return [
    ...createRelation({}, {}).differencesIn({ before: node(before), after: node(after), side: "read" }),
  ];
};

const clone = (schema: Json): Json => structuredClone(schema);

test("a schema admits all that it admits itself", () => {
  fc.assert(
    fc.property(schemas.schema, (schema) => {
      expect(differences(schema, clone(schema))).toEqual([]);
    }),
  );
});

test("where a schema is said to admit all that another admits, it takes every value that the other takes", () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  let decided = 0;
  fc.assert(
    fc.property(
      edited,
      fc.array(values.value, { minLength: 20, maxLength: 20 }),
      ({ before, after }, samples) => {
        if (differences(before, after).some(({ isLost }) => isLost)) return;
        decided += 1;
        const [was, is] = [ajv.compile(before as object), ajv.compile(after as object)];
        const refused = samples.filter((value) => was(value) && !is(value));
        expect(refused, JSON.stringify({ before, after })).toEqual([]);
      },
    ),
    { numRuns: 150 },
  );
  expect(decided).toBeGreaterThan(0);
});
