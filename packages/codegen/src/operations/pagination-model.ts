import { type Json, objectOf, splitPointer, textOf } from "@provider-clients/openapi";

/** How a list is paginated. */
export interface PaginationModel {
  readonly style: "offset" | "page" | "cursor" | "link";
  /** The keys that lead from the response to the items of a page. */
  readonly items: readonly string[];
  /** The query parameter for the position of a page. */
  readonly position: string;
  /** The query parameter for the maximum number of items per page. */
  readonly size: string | undefined;
  /** `cursor`: the keys that lead from the response to the next position. */
  readonly next: readonly string[];
  /** `page`: the number of the first page. */
  readonly first: number;
  /** `offset` and `page`: the property that identifies an item on two pages. */
  readonly identity: string | undefined;
}

/** Parses `x-pagination`; undefined if there is none. */
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
