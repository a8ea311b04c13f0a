import { annotation, ignored, type Keyword, partlyTyped, typed, validated } from "./keyword.js";

/**
 * Every supported schema keyword. This is the only list: a keyword that is not in it is lost, and docs/keywords.md is
 * rendered from it.
 */
export const KEYWORDS: readonly Keyword[] = [
  typed("type", "the TypeScript type; `integer` is `number`, and whether it is whole is left to validation"),
  typed("const", "a literal type; an integer beyond what a number holds exactly is `number`"),
  {
    ...typed(
      "enum",
      'a closed union in requests; in answers open (`"a" | (string & {})`), unless it tells a choice\'s members apart',
    ),
    validators: { reach: "yes", words: "in requests; answers admit new values" },
  },
  typed("properties", "an object type; a name that is not declared is refused in a literal"),
  typed(
    "required",
    "a property without `?`, also where a part of `allOf` declares it; `unknown` where nothing does",
  ),
  partlyTyped(
    "additionalProperties",
    "`false` adds nothing, since types offer declared names only; a schema is an index signature",
  ),
  partlyTyped(
    "patternProperties",
    "an index signature for names with that prefix; for any name, if the pattern is not a prefix",
  ),
  partlyTyped(
    "unevaluatedProperties",
    "as `additionalProperties`, where no other schema evaluates properties",
  ),
  partlyTyped("minProperties", "1: `AtLeastOne<…>`; on a map of any names left to validation"),
  typed("dependentRequired", "a union: the property absent, or the others there"),
  typed("dependentSchemas", "a union: the property absent, or what it asks for"),
  typed("allOf", "an intersection"),
  typed("anyOf", "a union"),
  partlyTyped("oneOf", "a union, of what cannot hold at once"),
  partlyTyped("not", "the other types; of one required property, that it is absent"),
  partlyTyped("if", "a union of `if` with `then`, and `else`"),
  partlyTyped("then", "see `if`"),
  partlyTyped("else", "see `if`"),
  typed("items", "an array"),
  typed("prefixItems", "a tuple; what `minItems` does not ask for is optional"),
  partlyTyped("unevaluatedItems", "as `items`, where no other schema evaluates items"),
  typed("nullable", "`| null` (OpenAPI 3.0); since 3.1 it means nothing and is listed as lost"),
  typed(
    "$ref",
    "the component's type; keywords beside it count, as in 3.1. Any JSON pointer becomes a component",
  ),
  {
    ...partlyTyped(
      "discriminator",
      "the tags that `mapping` gives a member, which states none, are its constants",
    ),
    validators: { reach: "partly", words: "the choice is checked, the tag is not" },
  },
  typed("readOnly", "the property is absent from requests"),
  typed("writeOnly", "the property is absent from answers"),

  {
    ...validated("pattern"),
    types: { reach: "no", words: "left to validation; with `x-template`, a template type in requests" },
  },
  validated("format", { mock: { reach: "partly", words: "not the range of `int64`" } }),
  validated("minLength"),
  validated("maxLength"),
  validated("minimum"),
  validated("maximum"),
  validated("exclusiveMinimum"),
  validated("exclusiveMaximum"),
  validated("multipleOf", { mock: { reach: "partly", words: "`0.01` refuses 19.99 as well" } }),
  validated("minItems"),
  validated("maxItems"),
  validated("uniqueItems"),
  validated("maxProperties"),
  {
    ...validated("propertyNames"),
    types: { reach: "no", words: "left to validation; with `x-template`, template types in requests" },
  },
  validated("contains"),
  validated("minContains"),
  validated("maxContains"),

  annotation("title", "documentation"),
  annotation("description", "documentation"),
  annotation("default", "documentation; the property stays optional"),
  annotation("example", "documentation"),
  annotation("examples", "documentation"),
  annotation("deprecated", "documentation"),
  annotation("externalDocs", "nothing"),
  annotation("xml", "nothing"),
  annotation("$comment", "nothing"),
  annotation("contentEncoding", "nothing"),
  annotation("contentMediaType", "nothing"),

  annotation("contentSchema", "nothing"),
  annotation("$defs", "nothing by itself; what is referred to becomes a component"),
  annotation("definitions", "nothing by itself; what is referred to becomes a component"),

  ignored("dependencies", "write `dependentRequired`"),
  ignored("additionalItems", "write `items` beside `prefixItems`"),
  ignored("$id", "name the schema in `components.schemas`"),
  ignored("$anchor", "name the schema in `components.schemas`"),
  ignored("$schema", "say it once, as the document's `jsonSchemaDialect`"),
  ignored("$dynamicRef", "write `$ref`"),
  ignored("$dynamicAnchor", "name the schema in `components.schemas`"),
];
