import { itemNames } from "../cases/item-names.js";
import type { MediaType, Operation } from "../document/operation.js";
import type { Readers, SchemaReader } from "../schema/schema-reader.js";
import { type Listing, listSchema } from "../values/list-schema.js";
import { isJsonType } from "../wire/media-types.js";
import type { CoveredItem, TestCoverageGroup } from "./test-coverage.js";

/** One thing that can be reached, and where the document says it. */
export interface OperationItem extends Omit<CoveredItem, "hits" | "place"> {
  readonly pointer: string;
}

/** What there is to reach of one operation. */
export interface OperationItems {
  readonly items: readonly OperationItem[];
  /** The ids that a value reaches, by the keys of `createObserver`. */
  readonly ids: ReadonlyMap<string, string>;
}

/** Lists what a test suite can reach of an operation: no value is built for it. */
export const operationItems = (readers: Readers, operation: Operation): OperationItems => {
  const items: OperationItem[] = [];
  const ids = new Map<string, string>();
  const add = (group: TestCoverageGroup, text: string, pointer: string): string => {
    const id = `${operation.id} ${text}`;
    items.push({ id, group, operation: operation.id, pointer });
    return id;
  };
  const addListing = (listing: Listing, isRequest: boolean) => {
    const names = itemNames(listing);
    for (const { key, kind, pointer } of listing.places)
      if (kind === "property") ids.set(key, add("properties", `property ${names.get(key)}`, pointer));
    // What an answer has to keep to is the server's business, and not reached by a client's tests.
    for (const { key, kind, keyword, pointer } of isRequest ? listing.items : [])
      if (kind === "constraint")
        ids.set(key, add("constraints", `constraint ${names.get(key)}`, `${pointer}/${keyword}`));
  };
  add("operations", "operation", operation.pointer);
  for (const { status, contents } of operation.answers) {
    // Several operations may share one answer: the line is that of the operation's own entry.
    add("statuses", `status ${status}`, `${operation.pointer}/responses/${status}`);
    for (const media of contents.filter(isListed))
      addListing(listingOf(readers.answer, media, `${status} body`), false);
  }
  for (const { name, in: place, pointer, schemaPointer } of operation.parameters) {
    add("parameters", `parameter ${place}/${name}`, pointer);
    addListing(listSchema(readers.request, readers.request.at(schemaPointer), `${place}/${name}`), true);
  }
  if (operation.body !== undefined) add("parameters", "parameter body", operation.body.pointer);
  for (const media of operation.body?.contents ?? [])
    addListing(listingOf(readers.request, media, "body"), true);
  return { items: unique(items), ids };
};

/** Answers that are no JSON have no properties here. */
const isListed = ({ type, schemaPointer }: MediaType): boolean =>
  schemaPointer !== undefined && isJsonType(type);

const listingOf = (reader: SchemaReader, { schemaPointer }: MediaType, path: string): Listing =>
  listSchema(reader, reader.at(schemaPointer), path);

/** Several media types of one body say the same of one property. */
const unique = <Item extends { readonly id: string }>(items: readonly Item[]): Item[] => [
  ...new Map(items.map((item) => [item.id, item])).values(),
];
