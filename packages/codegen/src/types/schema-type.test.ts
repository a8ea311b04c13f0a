import type { Json, JsonObject } from "@provider-clients/openapi";
import { expect, test, vi } from "vitest";
import { referenceKinds } from "../../test-support/reference-kinds.js";
import { refusedValues, sendingDocument } from "../../test-support/refused-values.js";
import { ref, text, two } from "../../test-support/schema-kind.js";
import { valueKinds } from "../../test-support/value-kinds.js";
import { resolveDirections } from "../directions/directions.js";
import { printDocumentTypes } from "./document-types.js";
import { findLosses } from "./find-losses.js";

// The compiler takes seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

test.each([false, true])("every kind of schema has a type that admits what it should (3.0: %s)", (isOld) => {
  const chosen = [...valueKinds, ...referenceKinds].filter((kind) => (kind.isOld === true) === isOld);
  const renamed = chosen.map((kind, index) => {
    const rename = (schema: Json): Json =>
      JSON.parse(
        JSON.stringify(schema)
          .replaceAll("#/components/schemas/", `#/components/schemas/S${index}`)
          .replaceAll(`schemas/S${index}S"`, `schemas/S${index}"`),
      ) as Json;
    return {
      ...kind,
      name: `S${index}`,
      schema: rename(kind.schema),
      components: rename(kind.components ?? {}) as JsonObject,
    };
  });
  const schemas: JsonObject = Object.fromEntries(
    renamed.flatMap(({ name, schema, components }) => [
      [name, schema] as const,
      ...Object.entries(components).map(([key, each]) => [`${name}${key}`, each] as const),
    ]),
  );
  const tried = renamed.flatMap(({ name, what, right, wrong = [] }) => [
    ...right.map((value) => ({
      component: name,
      value,
      verdict: `admits ${JSON.stringify(value)}: ${what}`,
      isWrong: false,
    })),
    ...wrong.map((value) => ({
      component: name,
      value,
      verdict: `refuses ${JSON.stringify(value)}: ${what}`,
      isWrong: true,
    })),
  ]);
  const refused = refusedValues(schemas, tried, isOld ? "3.0.3" : "3.1.0");
  const failing = tried.filter((each) => each.isWrong !== refused.includes(each));
  expect(failing.map(({ verdict }) => verdict)).toEqual([]);
});

test("a schema that is made of nothing but itself is told by place", () => {
  const schemas = {
    Loop: { allOf: [ref("Loop"), two] },
    Ping: ref("Pong"),
    Pong: { anyOf: [ref("Ping"), text] },
  };
  const { endless } = printDocumentTypes(resolveDirections(sendingDocument(schemas)));
  expect(endless.map(({ pointer }) => pointer)).toEqual([
    "#/components/schemas/Loop/allOf/0",
    "#/components/schemas/Pong/anyOf/0",
  ]);
});

test("a helper type that nothing uses is not written", () => {
  const anyOf = [{ required: ["a"] }, { required: ["a", "b"] }];
  const { text: types } = printDocumentTypes(resolveDirections(sendingDocument({ S: { ...two, anyOf } })));
  expect(types).not.toContain("AtLeastOne");
});

test("a loss is told at the place in the document as it is written", () => {
  const schemas = {
    Person: {
      type: "object",
      properties: { home: ref("Person/$defs/Place") },
      $defs: { Place: { type: "string", not: { pattern: "x" } } },
    },
  };
  expect(findLosses(sendingDocument(schemas)).map(({ pointer, keyword }) => `${pointer} ${keyword}`)).toEqual(
    ["#/components/schemas/Person/$defs/Place not"],
  );
});
