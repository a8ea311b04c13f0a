import { isList, type Json, type JsonObject, listOf } from "@provider-clients/openapi";
import { compileArray } from "./compile-array.js";
import { compileNumber } from "./compile-number.js";
import { compileObject } from "./compile-object.js";
import { compileString } from "./compile-string.js";
import type { CompileKeywords, Compiler, Place } from "./compiler.js";
import { report } from "./report.js";
import type { Statement } from "./statements.js";

const typeWords = {
  string: "a string",
  number: "a number",
  integer: "an integer",
  boolean: "a boolean",
  array: "an array",
  object: "an object",
  null: "null",
} as const;

type TypeName = keyof typeof typeWords;

const isTypeName = (value: Json | undefined): value is TypeName =>
  typeof value === "string" && Object.hasOwn(typeWords, value);

/** The types with keywords of their own. */
const kinds: readonly (readonly [TypeName, CompileKeywords])[] = [
  ["string", compileString],
  ["number", compileNumber],
  ["array", compileArray],
  ["object", compileObject],
];

/** `type`, and the keywords for values of each type. */
export const compileType: CompileKeywords = (schema, place, compiler) => {
  const types = typesOf(schema, place, compiler);
  const admits = (type: TypeName): boolean => types?.includes(type) ?? true;
  const branches = kinds.flatMap(([kind, compileKind]) => {
    const type = kind === "number" && !admits("number") && admits("integer") ? "integer" : kind;
    const body = admits(type) ? compileKind(schema, place, compiler) : [];
    return body.length === 0 ? [] : [{ type, body }];
  });
  return chain(
    branches.map(({ type, body }) => ({ test: blockTest(type, place.value, compiler), body })),
    types === undefined
      ? []
      : refuse(
          types,
          branches.map(({ type }) => type),
          place,
          compiler,
        ),
  );
};

/** `if … else if … else …` */
const chain = (
  branches: readonly { readonly test: string; readonly body: readonly Statement[] }[],
  last: readonly Statement[],
): readonly Statement[] =>
  branches.reduceRight<readonly Statement[]>(
    (otherwise, branch) => [otherwise.length === 0 ? branch : { ...branch, otherwise }],
    last,
  );

const refuse = (
  types: readonly TypeName[],
  handled: readonly TypeName[],
  place: Place,
  compiler: Compiler,
): readonly Statement[] => {
  const rest = types.filter((type) => !handled.includes(type));
  const words = place.isNullable && !types.includes("null") ? [...types, "null" as const] : types;
  const refusal = report(place, "type", `must be ${words.map((type) => typeWords[type]).join(" or ")}`);
  if (rest.length === 0) return [refusal];
  return [{ test: rest.map((type) => otherTest(type, place.value, compiler)).join(" && "), body: [refusal] }];
};

/** The types that a schema allows; undefined if another keyword checks that already. */
const typesOf = (schema: JsonObject, place: Place, compiler: Compiler): readonly TypeName[] | undefined => {
  if (schema.type === undefined) return undefined;
  const given = isList(schema.type) ? schema.type : [schema.type];
  const known = given.filter(isTypeName);
  if (known.length === 0 || known.length < given.length) {
    compiler.lose(place, "type", "it names a type that JSON Schema does not have");
    return undefined;
  }
  const types = known.filter((type) => type !== "integer" || !known.includes("number"));
  const values = isList(schema.enum) ? schema.enum : schema.const === undefined ? [] : [schema.const];
  return values.length > 0 && values.every((value) => types.some((type) => isOf(type, value)))
    ? undefined
    : types;
};

const isOf = (type: TypeName, value: Json): boolean => {
  if (type === "array") return isList(value);
  if (type === "null") return value === null;
  if (type === "integer") return Number.isInteger(value);
  return typeof value === type && (type !== "object" || (value !== null && !isList(value)));
};

/** A test that also narrows the type for TypeScript. */
const blockTest = (type: TypeName, value: string, { use }: Compiler): string => {
  if (type === "array") return `${use("isList")}(${value})`;
  if (type === "object") return `${use("isObject")}(${value})`;
  if (type === "integer") return `typeof ${value} === "number" && Number.isInteger(${value})`;
  return `typeof ${value} === "${type}"`;
};

const otherTest = (type: TypeName, value: string, compiler: Compiler): string => {
  if (type === "null") return `${value} !== null`;
  if (type === "integer") return `!Number.isInteger(${value})`;
  if (type === "array" || type === "object") return `!${blockTest(type, value, compiler)}`;
  return `typeof ${value} !== "${type}"`;
};

/** True if a schema, on its own, refuses null. */
export const refusesNull = (schema: Json): boolean => {
  if (schema === false) return true;
  const type = (schema as JsonObject).type;
  return type !== undefined && !(isList(type) ? listOf(type) : [type]).includes("null");
};
