import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isList, isObject, type Json, listOf, objectOf } from "@provider-clients/openapi";

/** One schema of the official JSON Schema Test Suite, with its test values. */
export interface SuiteCase {
  /** `properties: object properties validation`. */
  readonly name: string;
  readonly schema: Json;
  readonly tests: readonly { readonly name: string; readonly data: Json; readonly isValid: boolean }[];
}

/**
 * The folder that holds `draft2020-12` of github.com/json-schema-org/JSON-Schema-Test-Suite; undefined if the variable
 * is not set. No npm package contains this draft.
 */
export const suiteFolder = process.env.JSON_SCHEMA_SUITE;

/** Files about features that an OpenAPI document does not have: `$id`, `$anchor`, other dialects. */
const leftOut = ["anchor", "dynamicRef", "refRemote", "vocabulary", "format"];

/** Every case whose references stay inside its schema. */
export const readSuite = (folder: string): readonly SuiteCase[] => {
  const path = join(folder, "draft2020-12");
  const files = readdirSync(path)
    .filter((file) => file.endsWith(".json"))
    .sort();
  return files
    .map((file) => file.slice(0, -".json".length))
    .filter((file) => !leftOut.includes(file))
    .flatMap((file) => {
      const cases = JSON.parse(readFileSync(join(path, `${file}.json`), "utf8")) as Json;
      return listOf(cases).map((each) => caseOf(file, objectOf(each)));
    })
    .filter(({ schema }) => !leadsOut(schema));
};

const caseOf = (
  file: string,
  { description, schema = null, tests }: ReturnType<typeof objectOf>,
): SuiteCase => ({
  name: `${file}: ${String(description)}`,
  schema: withoutDialect(schema),
  tests: listOf(tests)
    .map(objectOf)
    .map(({ description: name, data = null, valid }) => ({
      name: String(name),
      data,
      isValid: valid === true,
    })),
});

const withoutDialect = (schema: Json): Json => {
  if (!isObject(schema)) return schema;
  const { $schema: _dialect, ...rest } = schema;
  return rest;
};

/** True if a schema is identified or referenced by anything other than a JSON pointer. */
const leadsOut = (value: Json): boolean => {
  if (isList(value)) return value.some(leadsOut);
  if (!isObject(value)) return false;
  const { $ref, $id, $anchor, $dynamicRef } = value;
  const isReferring = typeof $ref === "string" && !$ref.startsWith("#/") && $ref !== "#";
  const isNamed = [$id, $anchor, $dynamicRef].some((each) => typeof each === "string");
  return isReferring || isNamed || Object.values(value).some((each) => each !== undefined && leadsOut(each));
};
