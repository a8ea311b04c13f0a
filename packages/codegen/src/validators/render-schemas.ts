import { entriesOf, isList, isObject, type Json, type JsonObject } from "@provider-clients/openapi";
import { camelCase } from "../names.js";
import { docComment } from "../operations/documentation.js";
import { keyLiteral } from "./literals.js";
import { createNames } from "./names.js";
import type { ValidatorPlan } from "./plan-validators.js";
import { allReferences, type SchemaSet } from "./schema-set.js";

/** Renders the schemas of a set as data: one constant per root, with the definitions that it needs. */
export const renderSchemas = (plans: readonly ValidatorPlan[], set: SchemaSet): string => {
  const names = createNames([...plans.map((plan) => `${plan.name}Schema`), "JsonSchema"]);
  // A part that is ignored, such as one beside `$ref` in OpenAPI 3.0, may have led to a definition that nothing needs.
  const needed = new Set(plans.flatMap((plan) => definitionsOf(rootOf(plan, set), set)));
  const definitions = [...set.definitions].filter(([each]) => needed.has(each));
  const constants = new Map(definitions.map(([each]) => [each, names.take(camelCase(each))]));
  return [
    "/** A schema of JSON Schema 2020-12. */",
    "export type JsonSchema = { readonly [keyword: string]: unknown };",
    "",
    ...definitions.map(
      ([each, schema]) => `const ${constants.get(each)}: JsonSchema = ${renderValue(asObject(schema))};\n`,
    ),
    ...plans.map((plan) => renderRoot(plan, set, constants)),
  ].join("\n");
};

const renderRoot = (plan: ValidatorPlan, set: SchemaSet, constants: ReadonlyMap<string, string>): string => {
  const schema = rootOf(plan, set);
  const needed = definitionsOf(schema, set);
  const what = plan.direction === "request" ? "a request body" : "an answer";
  const members = [
    `  $schema: "https://json-schema.org/draft/2020-12/schema",`,
    ...entriesOf(asObject(schema)).map(
      ([key, value]) => `  ${keyLiteral(key)}: ${renderValue(value, "  ")},`,
    ),
    ...(needed.length === 0
      ? []
      : ["  $defs: {", ...needed.map((each) => `    ${keyLiteral(each)}: ${constants.get(each)},`), "  },"]),
  ];
  return [
    docComment([`The documented schema of ${what}, with all that it refers to: \`${plan.operationId}\`.`]),
    `export const ${plan.name}Schema: JsonSchema = {`,
    ...members,
    "};",
    "",
  ].join("\n");
};

const rootOf = ({ name }: ValidatorPlan, { roots }: SchemaSet): Json => roots.get(name) ?? true;

/** The names of the definitions that a schema needs, directly or indirectly. */
const definitionsOf = (schema: Json, { definitions }: SchemaSet): readonly string[] => {
  const found = new Set(allReferences(schema));
  // Iterating a Set also visits elements added meanwhile.
  for (const name of found) for (const next of allReferences(definitions.get(name) ?? true)) found.add(next);
  return [...found].filter((name) => definitions.has(name));
};

const asObject = (schema: Json): JsonObject => {
  if (schema === false) return { not: {} };
  return isObject(schema) ? schema : {};
};

const width = 100;

/** A value as an expression, on one line if it fits. */
export const renderValue = (value: Json, indent = ""): string => {
  const inner = `${indent}  `;
  const parts = isList(value)
    ? value.map((each) => renderValue(each, inner))
    : isObject(value)
      ? entriesOf(value).map(([key, each]) => `${keyLiteral(key)}: ${renderValue(each, inner)}`)
      : undefined;
  if (parts === undefined) return JSON.stringify(value);
  const [open, close] = isList(value) ? ["[", "]"] : ["{", "}"];
  const line =
    isList(value) || parts.length === 0 ? `${open}${parts.join(", ")}${close}` : `{ ${parts.join(", ")} }`;
  if (line.length <= width && !line.includes("\n")) return line;
  return `${open}\n${parts.map((part) => `${inner}${part},\n`).join("")}${indent}${close}`;
};
