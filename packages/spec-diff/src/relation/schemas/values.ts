import { isDeepStrictEqual } from "node:util";
import { type Json, listOf } from "@provider-clients/openapi";
import { type Fact, factsOf } from "./facts.js";
import { type JsonType, typeOfValue } from "./json-types.js";
import type { Node } from "./node.js";

/** A keyword that lists values. */
export type ListFact = Fact & {
  readonly value: readonly Json[];
  /** True for a single value. The generated types admit no other one, also in answers. */
  readonly isClosed: boolean;
};

/** The values of one type in `enum` and `const`, with the place of the first list; undefined if there is no list. */
export const valuesOf = (sites: Node, type: JsonType): ListFact | undefined => {
  const lists = factsOf(sites, "enum", "const").map((fact) => {
    const all = fact.keyword === "const" ? [fact.value] : listOf(fact.value);
    const value = all.filter((each) => typeOfValue(each) === type);
    return { ...fact, value, isClosed: all.filter((each) => each !== null).length < 2 };
  });
  const [first] = lists;
  // A list of null alone, or of true and false, is the same as the type.
  if (first === undefined || type === "null") return undefined;
  const value = lists.reduce((left, list) => left.filter((each) => includes(list.value, each)), first.value);
  const isClosed = lists.some((list) => list.isClosed);
  return type === "boolean" && value.length === 2 ? undefined : { ...first, value, isClosed };
};

/** The values that are missing from another list. */
export const missingFrom = <Value extends Json>(
  other: readonly Value[],
  values: readonly Value[],
): readonly Value[] => values.filter((value) => !includes(other, value));

/** True if a list contains an equal value. */
export const includes = (values: readonly Json[], value: Json): boolean =>
  values.some((each) => isDeepStrictEqual(each, value));
