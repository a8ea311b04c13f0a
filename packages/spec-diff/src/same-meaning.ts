import { isDeepStrictEqual } from "node:util";
import {
  isList,
  isObject,
  type Json,
  type JsonObject,
  listOf,
  METHODS,
  objectOf,
  resolvePointer,
  textOf,
  walkDocument,
} from "@provider-clients/openapi";
import { isWord } from "./words.js";

type Writable = Record<string, Json>;

/** True where two normalised documents differ in words, examples, order and references at most. */
export const haveSameMeaning = (before: JsonObject, after: JsonObject): boolean =>
  isDeepStrictEqual(withoutForm(before), withoutForm(after));

/** True where two parts of a document differ in words at most. */
export const arePartsEqual = (one: Json | undefined, other: Json | undefined): boolean =>
  isDeepStrictEqual(withoutWords(one ?? null), withoutWords(other ?? null));

/** A copy without descriptions, examples and every other key that only people read. */
export const withoutWords = (value: Json): Json => {
  const copy = structuredClone(value);
  for (const { node, isNameMap } of walkDocument(copy)) {
    if (isNameMap) continue;
    for (const key of Object.keys(node).filter(isWord)) delete (node as Writable)[key];
  }
  return copy;
};

/** Schemas keep their names, since each is an exported type; the other components are only a way to write. */
const INLINED = /^#\/components\/(parameters|responses|requestBodies|headers|pathItems|links|examples)\//;

const withoutForm = (document: JsonObject): JsonObject => {
  const {
    info: _info,
    tags: _tags,
    openapi: _openapi,
    ...rest
  } = objectOf(withoutWords(inlined(document, document)));
  const { schemas, securitySchemes } = objectOf(rest.components);
  const paths = Object.entries(objectOf(rest.paths)).map(([path, item]) => [
    path,
    withOwnParameters(objectOf(item)),
  ]);
  return { ...rest, components: { schemas, securitySchemes }, paths: Object.fromEntries(paths) };
};

const inlined = (document: JsonObject, value: Json, depth = 0): Json => {
  if (isList(value)) return value.map((item) => inlined(document, item, depth));
  if (!isObject(value)) return value;
  const { $ref } = value;
  const target = typeof $ref === "string" && INLINED.test($ref) ? resolvePointer(document, $ref) : undefined;
  if (target !== undefined && depth < 20) return inlined(document, target, depth + 1);
  const entries = Object.entries(value).filter((entry): entry is [string, Json] => entry[1] !== undefined);
  return Object.fromEntries(entries.map(([key, child]) => [key, inlined(document, child, depth)]));
};

/** A path's parameters are those of each of its operations. */
const withOwnParameters = (item: JsonObject): JsonObject => {
  const { parameters, ...rest } = item;
  const methods = METHODS.flatMap((method) => {
    const operation = rest[method];
    if (!isObject(operation)) return [];
    const own = listOf(operation.parameters);
    const inherited = listOf(parameters).filter((each) => !own.some((mine) => keyOf(mine) === keyOf(each)));
    const all = [...inherited, ...own].toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
    return [[method, { ...operation, parameters: all }] as const];
  });
  return { ...rest, ...Object.fromEntries(methods) };
};

const keyOf = (parameter: Json): string =>
  `${textOf(objectOf(parameter).in)} ${textOf(objectOf(parameter).name)}`;
