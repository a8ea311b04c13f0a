import {
  entriesOf,
  followReference,
  type Json,
  type JsonObject,
  listOf,
  objectOf,
} from "@provider-clients/openapi";

const code = (value: Json): string => `\`${typeof value === "string" ? value : JSON.stringify(value)}\``;

const choice = (values: readonly string[]): string => [...new Set(values)].join(" or ");

/** What kind of value a schema asks for: `string`, `list of integer`, `one of "a", "b"`. */
export const kindOf = (document: JsonObject, written: Json): string => {
  const schema = followReference(document, written) ?? {};
  if (schema.const !== undefined) return code(schema.const);
  const values = listOf(schema.enum);
  if (values.length > 0) return `one of ${values.map(code).join(", ")}`;
  const types = listOf(schema.type ?? null).length > 0 ? listOf(schema.type) : [schema.type];
  const named = types.filter((type) => type !== undefined).map(String);
  if (named.length > 0)
    return choice(
      named.map((type) => (type === "array" ? `list of ${kindOf(document, schema.items ?? {})}` : type)),
    );
  const branches = [...listOf(schema.oneOf), ...listOf(schema.anyOf)];
  if (branches.length > 0) return choice(branches.map((branch) => kindOf(document, branch)));
  const [first] = listOf(schema.allOf);
  return first === undefined ? "any value" : kindOf(document, first);
};

const rules: Readonly<Record<string, (value: Json) => string>> = {
  format: (value) => `format ${code(value)}`,
  pattern: (value) => `pattern ${code(value)}`,
  minLength: (value) => `at least ${value} characters`,
  maxLength: (value) => `at most ${value} characters`,
  minimum: (value) => `at least ${value}`,
  maximum: (value) => `at most ${value}`,
  minItems: (value) => `at least ${value} items`,
  maxItems: (value) => `at most ${value} items`,
  minProperties: (value) => `at least ${value} member`,
  default: (value) => `default ${code(value)}`,
};

/** What else a schema asks of a value, as a list of short phrases. */
export const rulesOf = (document: JsonObject, written: Json): string[] =>
  entriesOf(followReference(document, written)).flatMap(([keyword, value]) => {
    const words = Object.hasOwn(rules, keyword) ? rules[keyword] : undefined;
    return words ? [words(value)] : [];
  });

/** A schema's description, and what the provider does not say about it. */
export const describe = (document: JsonObject, written: Json): string => {
  const target = objectOf(followReference(document, written));
  const own = objectOf(written);
  const description = own.description ?? target.description;
  const undocumented = own["x-undocumented"] ?? target["x-undocumented"];
  const words = [description, undocumented && `*Not documented:* ${String(undocumented)}`];
  return words.filter(Boolean).map(String).join(" ");
};
