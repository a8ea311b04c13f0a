import { followReference } from "../document/follow-reference.js";
import type { Json } from "../document/json.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import { coverListing } from "../values/cover-listing.js";
import { listSchema } from "../values/list-schema.js";
import { itemNames } from "./item-names.js";

/** Valid answers of one schema that together have every property, as far as possible. */
export interface AnswerValues {
  /** Names begin below the answer: `/data/id`. */
  readonly properties: readonly {
    readonly name: string;
    readonly isReached: boolean;
    readonly skip?: string;
  }[];
  readonly values: readonly {
    readonly title: string;
    readonly value: Json;
    /** The names of the properties that it has. */
    readonly reached: readonly string[];
  }[];
}

// Operations that follow each other in a document often answer the same; to keep more would take memory.
const keptSchemas = 16;

/** Creates the source of answers for the schema at a pointer; the last schemas are remembered. */
export const createAnswerValues = (reader: SchemaReader): ((pointer: string) => AnswerValues) => {
  const known = new Map<string, AnswerValues>();
  return (pointer) => {
    const target = followReference(reader.document, pointer);
    const values = known.get(target) ?? answerValues(reader, target);
    known.delete(target);
    known.set(target, values);
    const [oldest = target] = known.keys();
    if (known.size > keptSchemas) known.delete(oldest);
    return values;
  };
};

const root = "answer";

const answerValues = (reader: SchemaReader, pointer: string): AnswerValues => {
  const conjunct = reader.at(pointer);
  const listing = listSchema(reader, conjunct, root);
  const properties = listing.places.filter(({ kind }) => kind === "property");
  if (properties.length === 0) return { properties: [], values: [] };
  const own = itemNames(listing);
  const names = new Map(properties.map(({ key }) => [key, own.get(key)?.slice(root.length) ?? key]));
  const items = listing.items.filter(({ kind }) => kind === "value");
  const covering = coverListing(reader, conjunct, { ...listing, items }, root);
  return {
    properties: properties.map(({ key, skip }) => ({
      name: names.get(key) ?? key,
      isReached: covering.some(({ keys }) => keys.has(key)),
      ...(skip === undefined ? {} : { skip }),
    })),
    values: covering.map(({ label, value, keys }) => ({
      title: own.get(label)?.slice(root.length + 1) ?? label,
      value,
      reached: [...keys].flatMap((key) => names.get(key) ?? []),
    })),
  };
};
