import { splitPointer } from "@provider-clients/openapi";
import { isJsonObject } from "../document/json.js";
import type { Operation } from "../document/operation.js";
import { atPointer } from "../document/pointer.js";
import type { JudgedRequest } from "../judge/prism.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import { paginationOf } from "./pagination-of.js";

/** One page of a list, and the position of the next page. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** The length of the whole list. */
  readonly total: number;
  readonly isLast: boolean;
  /** The keys that lead from the answer to the next position, and that position; null after the last page. */
  readonly next?: { readonly keys: readonly string[]; readonly position: string | null };
  readonly headers: Readonly<Record<string, string>>;
}

/** The page of a list that a request asks for; the whole list if the operation does not divide it. */
export const pageOf = <Item>(
  reader: SchemaReader,
  operation: Operation,
  { url }: JudgedRequest,
  list: readonly Item[],
): Page<Item> => {
  const total = list.length;
  const pages = paginationOf(reader, operation);
  if (pages === undefined) return { items: list, total, isLast: true, headers: {} };
  const { style, position, size, next, first } = pages;
  const asked = (name: unknown) => numberOf(url.query[String(name)], reader, operation, String(name));
  const wished = asked(size);
  // Without a positive size, the whole list is returned.
  const length = wished === undefined || wished <= 0 ? total : wished;
  const from = asked(position);
  const isCounted = style === "page" || style === "link";
  const firstPage = typeof first === "number" ? first : 1;
  const start = isCounted ? ((from ?? firstPage) - firstPage) * length : (from ?? 0);
  const items = list.slice(start, start + length);
  const isLast = start + length >= total;
  const following = isCounted ? (from ?? firstPage) + 1 : start + length;
  if (style === "cursor" && typeof next === "string") {
    return {
      items,
      total,
      isLast,
      next: { keys: splitPointer(`#${next}`), position: isLast ? null : String(following) },
      headers: {},
    };
  }
  if (style !== "link" || isLast) return { items, total, isLast, headers: {} };
  const query = new URLSearchParams(Object.entries(url.query).map(([name, each]) => [name, String(each)]));
  query.set(String(position), String(following));
  return { items, total, isLast, headers: { link: `<${url.path}?${query}>; rel="next"` } };
};

/** A number in the query, or its default in the document. */
const numberOf = (
  sent: string | string[] | undefined,
  reader: SchemaReader,
  { parameters }: Operation,
  name: string,
): number | undefined => {
  const parameter = parameters.find((each) => each.in === "query" && each.name === name);
  const schema = parameter?.schemaPointer && atPointer(reader.document, parameter.schemaPointer);
  const number = Number(sent ?? (isJsonObject(schema) ? schema.default : undefined));
  return Number.isFinite(number) ? number : undefined;
};
