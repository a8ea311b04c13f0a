import { isList, isObject, type Json, type JsonObject, listOf } from "@provider-clients/openapi";

/** Writes one schema the one way; those inside it are written so already. */
export const normaliseSchema = (schema: JsonObject): Json =>
  STEPS.reduce<JsonObject>((written, step) => step(written), schema);

type Step = (schema: JsonObject) => JsonObject;

const without = (schema: JsonObject, ...keys: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(schema).filter(([key]) => !keys.includes(key)));

const sorted = (values: readonly Json[]): readonly Json[] =>
  values.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));

/** 3.0: `nullable: true` beside a type. */
const writeNullable: Step = (schema) => {
  if (schema.nullable === undefined) return schema;
  const rest = without(schema, "nullable");
  return schema.nullable === true && schema.type !== undefined ? admitNull(rest) : rest;
};

const admitNull = (schema: JsonObject): JsonObject => {
  const types = isList(schema.type) ? schema.type : [schema.type ?? "null"];
  const { enum: values } = schema;
  return {
    ...schema,
    type: [...new Set([...types, "null"])],
    ...(isList(values) ? { enum: [...new Set([...values, null])] } : {}),
  };
};

/** 3.0: `exclusiveMinimum: true` beside `minimum`. */
const writeBounds: Step = (schema) =>
  (["Minimum", "Maximum"] as const).reduce<JsonObject>((written, bound) => {
    const exclusive = `exclusive${bound}`;
    const inclusive = bound.toLowerCase();
    if (typeof written[exclusive] !== "boolean") return written;
    const isExclusive = written[exclusive] && typeof written[inclusive] === "number";
    if (!isExclusive) return without(written, exclusive);
    return { ...without(written, inclusive), [exclusive]: written[inclusive] };
  }, schema);

const isNull = (member: Json): boolean =>
  isObject(member) && member.type === "null" && Object.keys(member).length === 1;

/** `oneOf: [X, {type: null}]`: into X where it is written out, else always as `anyOf` with null last. */
const writeNullChoice: Step = (schema) => {
  for (const keyword of ["oneOf", "anyOf"] as const) {
    const members = listOf(schema[keyword]);
    const [member] = members.filter((each) => !isNull(each));
    if (members.length !== 2 || !members.some(isNull) || !isObject(member)) continue;
    const rest = without(schema, keyword);
    if (member.type !== undefined && member.const === undefined) return { ...admitNull(member), ...rest };
    return { ...rest, anyOf: [member, { type: "null" }] };
  }
  return schema;
};

const ANNOTATIONS = new Set([
  "description",
  "title",
  "example",
  "examples",
  "deprecated",
  "readOnly",
  "writeOnly",
]);

/** `allOf: [X]` says no more than X where only annotations stand beside it. */
const writeOnlyMember: Step = (schema) => {
  for (const keyword of ["allOf", "oneOf", "anyOf"] as const) {
    const [member, ...others] = listOf(schema[keyword]);
    if (!isObject(member) || others.length > 0) continue;
    const rest = without(schema, keyword);
    const isAnnotated = Object.keys(rest).every((key) => ANNOTATIONS.has(key) || key.startsWith("x-"));
    if (isAnnotated) return { ...member, ...rest };
  }
  return schema;
};

const writeLists: Step = (schema) => ({
  ...without(schema, ...(listOf(schema.required).length === 0 ? ["required"] : [])),
  ...(isList(schema.required) && schema.required.length > 0
    ? { required: sorted([...new Set(schema.required)]) }
    : {}),
  ...(isList(schema.enum) ? { enum: sorted(schema.enum) } : {}),
  ...(isList(schema.type)
    ? { type: schema.type.length === 1 ? (schema.type[0] as Json) : sorted(schema.type) }
    : {}),
});

/** A fixed value is a list of one. Whether it was written as `const` is read from the original. */
const writeConst: Step = (schema) =>
  schema.const === undefined || schema.enum !== undefined
    ? schema
    : { ...without(schema, "const"), enum: [schema.const] };

const FLAGS = ["deprecated", "readOnly", "writeOnly", "uniqueItems"];

const dropFalse: Step = (schema) => without(schema, ...FLAGS.filter((flag) => schema[flag] === false));

const STEPS: readonly Step[] = [
  writeNullable,
  writeBounds,
  writeNullChoice,
  writeOnlyMember,
  writeConst,
  writeLists,
  dropFalse,
];
