import { readFileSync } from "node:fs";
import { isList, isObject, type Json, type JsonObject, listOf, objectOf } from "@provider-clients/openapi";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { readSuite, type SuiteCase, suiteFolder } from "../../test-support/json-schema-suite.js";
import { refusedValues } from "../../test-support/refused-values.js";

/** Keywords whose values are no schemas. */
const values = ["const", "enum", "default", "examples"];

/** The same schema with `change` applied to each mapping in it. */
const changeSchema = (schema: Json, change: (schema: JsonObject) => JsonObject): Json => {
  if (isList(schema)) return schema.map((each) => changeSchema(each, change));
  if (!isObject(schema)) return schema;
  const entries = Object.entries(change(schema)).map(([key, value = null]) => {
    return [key, values.includes(key) ? value : changeSchema(value, change)] as const;
  });
  return Object.fromEntries(entries);
};

/** The schema as a component: its own root is another place there. */
const asComponent = (schema: Json, name: string): Json =>
  changeSchema(schema, ({ $ref, ...rest }) =>
    typeof $ref === "string" ? { ...rest, $ref: `#/components/schemas/${name}${$ref.slice(1)}` } : rest,
  );

/** The first convention: `properties` without a `type` describes an object. */
const withObjectType = (schema: Json): Json =>
  changeSchema(schema, (each) =>
    isObject(each.properties) && each.type === undefined ? { ...each, type: "object" } : each,
  );

/** The second convention: a property that no schema names is not offered. */
const withoutUndeclared = (value: Json, declared: ReadonlySet<string>): Json => {
  if (isList(value)) return value.map((each) => withoutUndeclared(each, declared));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).filter(([name]) => declared.has(name));
  return Object.fromEntries(entries.map(([name, each = null]) => [name, withoutUndeclared(each, declared)]));
};

const declaredIn = (schema: Json): ReadonlySet<string> => {
  const names = new Set<string>();
  changeSchema(schema, (each) => {
    for (const name of Object.keys(objectOf(each.properties))) names.add(name);
    for (const name of listOf(each.required)) names.add(String(name));
    return each;
  });
  return names;
};

interface Tried {
  readonly name: string;
  readonly schema: Json;
  readonly component: string;
  readonly value: Json;
}

const triedIn = (cases: readonly SuiteCase[], isValid: boolean): readonly Tried[] =>
  cases.flatMap(({ name, schema, tests }, index) =>
    tests
      .filter((each) => each.isValid === isValid)
      .map((each) => ({ name: `${name}: ${each.name}`, schema, component: `S${index}`, value: each.data })),
  );

describe.skipIf(suiteFolder === undefined)("the official JSON Schema Test Suite", () => {
  test("has no valid value that the types refuse, but for two conventions", () => {
    const cases = readSuite(suiteFolder ?? "");
    const schemas = Object.fromEntries(
      cases.map(({ schema }, index) => [`S${index}`, asComponent(schema, `S${index}`)]),
    );
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const isObjectMeant = ({ schema, value }: Tried): boolean =>
      !ajv.validate(withObjectType(schema) as JsonObject, value);
    const refused = <Each extends Tried>(tried: readonly Each[]): readonly Each[] =>
      refusedValues(schemas, tried);

    const valid = triedIn(cases, true);
    const invalid = triedIn(cases, false);
    const notAsLiteral = refused(valid);
    const byObject = notAsLiteral.filter(isObjectMeant);
    const named = notAsLiteral.filter((each) => !byObject.includes(each));
    const wrong = refused(
      named.map((each) => ({ ...each, value: withoutUndeclared(each.value, declaredIn(each.schema)) })),
    );
    expect(wrong.map(({ name, value }) => `${name} ${JSON.stringify(value)}`)).toEqual([]);

    const scores =
      `| types | ${valid.length - notAsLiteral.length} of ${valid.length}; ${byObject.length} because ` +
      `\`properties\` means an object, ${named.length} because they name an undeclared property | ` +
      `${refused(invalid).length} of ${invalid.length} |`;
    const recorded = readFileSync(new URL("../../../../docs/json-schema-suite.md", import.meta.url), "utf8");
    expect(recorded).toContain(scores);
  }, 120_000);
});
