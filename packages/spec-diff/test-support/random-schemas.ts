import type { Json } from "@provider-clients/openapi";
import fc from "fast-check";

const optional = <Value>(keyword: string, values: fc.Arbitrary<Value>) =>
  fc.option(values, { nil: undefined }).map((value) => (value === undefined ? {} : { [keyword]: value }));

const keywords = (type: string | undefined, ...parts: readonly fc.Arbitrary<object>[]) =>
  fc.tuple(...parts).map((all): Json => Object.assign({}, type === undefined ? {} : { type }, ...all));

const small = fc.integer({ min: 0, max: 4 });

const names = fc.subarray(["a", "b"]);

const text = keywords(
  "string",
  optional("minLength", small),
  optional("maxLength", small),
  optional("pattern", fc.constantFrom("^x", "^xy", "y$", ".*", "", "^[xy]{1,3}$", "^(x|xy)$", "^[^]{2,}$")),
  optional("not", fc.constantFrom<Json>({ const: "x" }, { maxLength: 1 })),
);

const number = fc
  .constantFrom("number", "integer")
  .chain((type) =>
    keywords(
      type,
      optional("minimum", small),
      optional("exclusiveMinimum", small),
      optional("maximum", small),
      optional("exclusiveMaximum", small),
      optional("multipleOf", fc.constantFrom(1, 2, 4, 0.5)),
      optional("format", fc.constantFrom("int32", "int64")),
      optional("not", fc.constantFrom<Json>({ const: 1 }, { maximum: 1 }, { type: "integer" })),
    ),
  );

const scalars: fc.Arbitrary<Json> = fc.constantFrom<Json>(
  null,
  true,
  false,
  0,
  1,
  2,
  2.5,
  4,
  "",
  "x",
  "xy",
  "xyy",
  "yyyy",
);

const listed = fc.oneof(
  scalars.map((value): Json => ({ const: value })),
  fc.uniqueArray(scalars, { minLength: 1, maxLength: 3 }).map((values): Json => ({ enum: values })),
);

/** Random schemas. */
export const schemas = fc.letrec<{
  schema: Json;
  object: Json;
  list: Json;
  if: Json;
  choice: Json;
  all: Json;
}>((tie) => ({
  schema: fc.oneof(
    { depthSize: "small", maxDepth: 3 },
    { weight: 3, arbitrary: text },
    { weight: 3, arbitrary: number },
    { weight: 1, arbitrary: fc.constantFrom<Json>({}, true, { type: "null" }, { type: "boolean" }) },
    { weight: 2, arbitrary: listed },
    { weight: 3, arbitrary: tie("object") },
    { weight: 2, arbitrary: tie("list") },
    { weight: 2, arbitrary: tie("choice") },
    { weight: 1, arbitrary: tie("all") },
    { weight: 1, arbitrary: tie("if") },
  ),
  object: keywords(
    "object",
    optional(
      "properties",
      fc.dictionary(fc.constantFrom("a", "b"), tie("schema"), { maxKeys: 2, noNullPrototype: true }),
    ),
    optional("required", names),
    optional("additionalProperties", fc.oneof(fc.boolean(), tie("schema"))),
    optional("minProperties", small),
    optional("maxProperties", small),
    optional(
      "patternProperties",
      fc.dictionary(fc.constantFrom("^a", "c"), tie("schema"), { maxKeys: 1, noNullPrototype: true }),
    ),
    optional(
      "dependentSchemas",
      fc.dictionary(fc.constantFrom("a", "b"), tie("object"), { maxKeys: 1, noNullPrototype: true }),
    ),
    optional(
      "dependentRequired",
      fc.dictionary(fc.constantFrom("a", "b"), names, { maxKeys: 1, noNullPrototype: true }),
    ),
  ),
  list: keywords(
    "array",
    optional("items", fc.oneof(tie("schema"), fc.constant(false))),
    optional("prefixItems", fc.array(tie("schema"), { minLength: 1, maxLength: 2 })),
    optional("minItems", small),
    optional("maxItems", small),
    optional("uniqueItems", fc.boolean()),
    optional("contains", tie("schema")),
    optional("minContains", fc.integer({ min: 0, max: 2 })),
    optional("maxContains", fc.integer({ min: 1, max: 2 })),
  ),
  if: fc.tuple(tie("schema"), tie("schema")).map(([condition, then]): Json => ({ if: condition, then })),
  choice: fc.array(tie("schema"), { minLength: 1, maxLength: 3 }).map((anyOf): Json => ({ anyOf })),
  all: fc.array(tie("schema"), { minLength: 1, maxLength: 2 }).map((allOf): Json => ({ allOf })),
}));

/** Random values. */
export const values = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    { weight: 4, arbitrary: scalars },
    { weight: 1, arbitrary: fc.array(tie("value"), { maxLength: 3 }) },
    {
      weight: 1,
      arbitrary: fc.dictionary(fc.constantFrom("a", "b", "c"), tie("value"), {
        maxKeys: 3,
        noNullPrototype: true,
      }),
    },
  ),
}));

/** A schema and a small edit of it, so that two are often nearly the same. */
export const edited = schemas.schema
  .chain((schema) =>
    fc.tuple(
      fc.constant(schema),
      fc.oneof(
        schemas.schema,
        fc.constant(schema),
        schemas.schema.map((other): Json => ({ anyOf: [schema, other] })),
        schemas.object.map((other): Json => Object.assign({}, schema, other)),
      ),
      fc.boolean(),
    ),
  )
  .map(([schema, other, isTurned]) => ({
    before: isTurned ? other : schema,
    after: isTurned ? schema : other,
  }));
