import { annotation, type Keyword, typed, unsupported, validated } from "./keyword.js";
import {
  lostAdditionalProperties,
  lostChoice,
  lostDependency,
  lostEnum,
  lostNullable,
  lostRequired,
  lostSize,
  lostType,
  lostUnevaluated,
} from "./lost.js";

/**
 * Every keyword that a schema may hold, and what becomes of it. The one truth: generation stops on a keyword that
 * is not here or that says it is lost, and docs/keywords.md is made from it.
 */
export const KEYWORDS: readonly Keyword[] = [
  typed(
    "type",
    "the TypeScript type; `integer` is `number`, and whether it is whole is left to validation",
    lostType,
  ),
  typed("const", "a literal type"),
  {
    ...typed(
      "enum",
      'a closed union in requests; in answers open (`"a" | (string & {})`), unless it tells a choice\'s members apart',
      lostEnum,
    ),
    validators: { reach: "yes", words: "in requests; answers admit new values" },
  },
  typed("properties", "an object type; a name that is not declared is refused in a literal"),
  typed("required", "a property without `?`, also where a part of `allOf` declares it", lostRequired),
  typed(
    "additionalProperties",
    "`false` adds nothing, since types offer declared names only; a schema is an index signature",
    lostAdditionalProperties,
  ),
  {
    ...typed(
      "unevaluatedProperties",
      "`false` adds nothing, like `additionalProperties: false`",
      lostUnevaluated,
    ),
  },
  typed("minProperties", "1: `AtLeastOne<…>`; on a map of any names left to validation", lostSize),
  typed("dependentRequired", "`Having<…>`: the property absent, or the others there", lostDependency),
  typed("allOf", "an intersection"),
  typed("anyOf", "a union; of `required` alone: `AtLeastOne<…>`", lostChoice),
  typed("oneOf", "a union of what cannot hold at once; of `required` alone: `ExactlyOne<…>`", lostChoice),
  typed("items", "an array"),
  typed("prefixItems", "a tuple; what `minItems` does not ask for is optional"),
  typed("nullable", "`| null` (OpenAPI 3.0)", lostNullable),
  typed("$ref", "the component's type; keywords beside it count, as in 3.1"),
  {
    ...typed("discriminator", "the tag is a constant of each member of the choice"),
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

  unsupported("not", "say what is admitted instead"),
  unsupported("if", "write the cases as `oneOf`, told apart by a `const`"),
  unsupported("then", "write the cases as `oneOf`, told apart by a `const`"),
  unsupported("else", "write the cases as `oneOf`, told apart by a `const`"),
  unsupported("patternProperties", "write `additionalProperties` with the pattern in `propertyNames`"),
  unsupported(
    "dependentSchemas",
    "write the cases as `oneOf`, told apart by a `const`, or `dependentRequired`",
  ),
  unsupported("unevaluatedItems", "write `items: false` beside `prefixItems`"),
  unsupported("contentSchema", "describe the text in words"),
  unsupported("$defs", "move the schema to `components.schemas`"),
  unsupported("definitions", "move the schema to `components.schemas`"),
  unsupported("dependencies", "write `dependentRequired`"),
  unsupported("additionalItems", "write `items` beside `prefixItems`"),
  unsupported("$id", "name the schema in `components.schemas`"),
  unsupported("$anchor", "name the schema in `components.schemas`"),
  unsupported("$schema", "say it once, as the document's `jsonSchemaDialect`"),
  unsupported("$dynamicRef", "write `$ref`"),
  unsupported("$dynamicAnchor", "name the schema in `components.schemas`"),
];
