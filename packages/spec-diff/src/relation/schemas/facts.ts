import { isObject, type Json, joinPointer } from "@provider-clients/openapi";
import type { Node } from "./node.js";

/** A keyword with its value and its place. */
export interface Fact {
  readonly keyword: string;
  readonly value: Json;
  /** The values of several schemas, if they all apply. */
  readonly all?: readonly Json[];
  /** The value in the document, if `value` is a normalised form. */
  readonly written?: Json;
  readonly pointer: string;
  /** The pointer of the schema. */
  readonly place: string;
}

/** The facts of some keywords in a node's sites. */
export const factsOf = (sites: Node, ...keywords: readonly string[]): readonly Fact[] =>
  sites.flatMap(({ schema, pointer }) =>
    keywords.flatMap((keyword): readonly Fact[] => {
      const value = isObject(schema) ? schema[keyword] : undefined;
      return value === undefined
        ? []
        : [{ keyword, value, pointer: joinPointer(pointer, keyword), place: pointer }];
    }),
  );
