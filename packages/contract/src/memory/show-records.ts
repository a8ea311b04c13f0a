import { answerFor, mediaFor } from "../document/answer-for.js";
import { isJsonObject, type Json, type JsonObject } from "../document/json.js";
import type { MediaType, Operation } from "../document/operation.js";
import type { MockAnswer } from "../judge/prism.js";
import type { Conjunct } from "../schema/conjunct.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import { buildValue } from "../values/build-value.js";
import type { Demand } from "../values/demand.js";
import { isJsonType } from "../wire/media-types.js";
import { findList, findRecord } from "./find-place.js";
import { withListFacts } from "./list-facts.js";
import type { Page } from "./page.js";
import { project } from "./project.js";
import type { Resource } from "./resource.js";
import type { StoredRecord } from "./store.js";

/**
 * Puts a record into a documented answer in place of the example's; returns the answer unchanged if it has no place for
 * one.
 */
export const showRecord = (
  reader: SchemaReader,
  { parameter, names }: Resource,
  operation: Operation,
  answer: MockAnswer,
  record: StoredRecord,
): MockAnswer => {
  const conjunct = schemaOf(reader, operation, answer);
  const place = conjunct && findRecord(reader, conjunct, parameter);
  if (place === undefined || answer.body === undefined) return answer;
  const shown = project(reader, place.record, record.value);
  if (!isJsonObject(shown)) return answer;
  const body = changeAt(answer.body, place.keys, (example) => ({
    ...withoutNames(example, names),
    ...shown,
  }));
  return { ...answer, body };
};

/** The smallest documented answer with a page of records as its list. */
export const showList = (
  reader: SchemaReader,
  { parameter }: Resource,
  operation: Operation,
  answer: MockAnswer,
  page: Page<StoredRecord>,
): MockAnswer => {
  const { items, next, headers } = page;
  const conjunct = schemaOf(reader, operation, answer);
  const place = conjunct && findList(reader, conjunct, parameter);
  if (conjunct === undefined || place === undefined || answer.body === undefined) return answer;
  const list = items.flatMap(({ value }) => project(reader, place.record, value) ?? []);
  const demand = demandAt(place.keys, { value: list });
  // Values beside the list belong to the example, not to this list, so only required ones are kept.
  const least = buildValue(reader, conjunct, demand) ?? changeAt(answer.body, place.keys, () => list);
  const body = next === undefined ? least : changeAt(least, next.keys, () => next.position);
  return { ...answer, body: withListFacts(body, page), headers: { ...answer.headers, ...headers } };
};

const schemaOf = (
  reader: SchemaReader,
  operation: Operation,
  { status, headers }: MockAnswer,
): Conjunct | undefined => {
  const media: MediaType | undefined = mediaFor(
    answerFor(operation, status)?.contents ?? [],
    headers["content-type"],
  );
  return media?.schemaPointer !== undefined && isJsonType(media.type)
    ? reader.at(media.schemaPointer)
    : undefined;
};

const withoutNames = (value: Json | undefined, names: ReadonlySet<string>): JsonObject =>
  isJsonObject(value) ? Object.fromEntries(Object.entries(value).filter(([name]) => !names.has(name))) : {};

const demandAt = ([key, ...rest]: readonly string[], demand: Demand): Demand =>
  key === undefined ? demand : { properties: { [key]: demandAt(rest, demand) } };

/** A copy with another value at a path; creates missing objects on the way. */
const changeAt = (
  value: Json | undefined,
  [key, ...rest]: readonly string[],
  change: (value: Json | undefined) => Json,
): Json => {
  if (key === undefined) return change(value);
  const object = isJsonObject(value) ? value : {};
  return { ...object, [key]: changeAt(object[key], rest, change) };
};
