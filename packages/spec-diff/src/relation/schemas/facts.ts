import { isObject, type Json, joinPointer } from "@provider-clients/openapi";
import type { Node } from "./node.js";

/** What a keyword says, and where it is written. */
export interface Fact {
  readonly keyword: string;
  readonly value: Json;
  /** The value as the document has it, where it says the same in other words. */
  readonly written?: Json;
  readonly pointer: string;
  /** The schema that says it. */
  readonly place: string;
}

/** Every fact that a node's sites state with one of some keywords. */
export const factsOf = (sites: Node, ...keywords: readonly string[]): readonly Fact[] =>
  sites.flatMap(({ schema, pointer }) =>
    keywords.flatMap((keyword): readonly Fact[] => {
      const value = isObject(schema) ? schema[keyword] : undefined;
      return value === undefined
        ? []
        : [{ keyword, value, pointer: joinPointer(pointer, keyword), place: pointer }];
    }),
  );
