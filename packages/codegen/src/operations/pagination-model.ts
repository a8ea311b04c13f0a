import { type Json, objectOf, splitPointer, textOf } from "@provider-clients/openapi";

/** How a list comes in pages. */
export interface PaginationModel {
  readonly style: "offset" | "page" | "cursor" | "link";
  /** The keys that lead from the answer to the items of a page. */
  readonly items: readonly string[];
  /** The query parameter that says where a page begins. */
  readonly position: string;
  /** The query parameter that says how many items a page has at most. */
  readonly size: string | undefined;
  /** `cursor`: the keys that lead from the answer to the next position. */
  readonly next: readonly string[];
  /** `page`: the number of the first one. */
  readonly first: number;
  /** `offset` and `page`: the property that makes an item the same one on two pages. */
  readonly identity: string | undefined;
}

/** What `x-pagination` says; undefined where there is none. */
export const paginationOf = (extension: Json | undefined): PaginationModel | undefined => {
  if (extension === undefined) return undefined;
  const { style, items, position, size, next, first, identity } = objectOf(extension);
  return {
    style: style === "page" || style === "cursor" || style === "link" ? style : "offset",
    items: keysOf(items),
    position: String(position),
    size: textOf(size),
    next: keysOf(next),
    first: typeof first === "number" ? first : 1,
    identity: textOf(identity),
  };
};

const keysOf = (pointer: Json | undefined): readonly string[] => splitPointer(`#${textOf(pointer) ?? ""}`);
