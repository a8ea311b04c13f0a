import { isJsonObject, type JsonObject } from "../document/json.js";
import type { Operation } from "../document/operation.js";
import { atPointer } from "../document/pointer.js";
import type { SchemaReader } from "../schema/schema-reader.js";

const sizeNames = new Set(["limit", "perpage", "pagesize"]);
const offsetNames = new Set(["offset", "skip"]);
const pageNames = new Set(["page", "pagenumber"]);

/**
 * How an operation's list is divided into pages: its `x-pagination`, otherwise what query parameters with the usual names
 * mean (`limit`, `per_page` or `page_size`, with `offset` or `page`). Undefined if the whole list is one answer.
 */
export const paginationOf = (reader: SchemaReader, operation: Operation): JsonObject | undefined => {
  const value = atPointer(reader.document, operation.pointer);
  const written = isJsonObject(value) ? value["x-pagination"] : undefined;
  if (isJsonObject(written)) return written;
  const size = queryName(operation, sizeNames);
  if (size === undefined) return undefined;
  const page = queryName(operation, pageNames);
  const position = page ?? queryName(operation, offsetNames);
  return {
    style: page === undefined ? "offset" : "page",
    size,
    ...(position === undefined ? {} : { position }),
  };
};

const queryName = ({ parameters }: Operation, names: ReadonlySet<string>): string | undefined =>
  parameters.find((each) => each.in === "query" && names.has(each.name.toLowerCase().replaceAll(/[-_]/g, "")))
    ?.name;
