import type { GivenAnswer } from "../check/observed-call.js";
import { answerFor, mediaFor } from "../document/answer-for.js";
import { isJsonObject, type Json, type JsonObject } from "../document/json.js";
import type { Operation } from "../document/operation.js";
import { valueAt } from "../document/pointer.js";
import { findList, findRecord } from "../memory/find-place.js";
import { project } from "../memory/project.js";
import { propertiesOf } from "../memory/properties.js";
import type { Resource } from "../memory/resource.js";
import { isEqual } from "../schema/merged.js";
import type { SchemaReader } from "../schema/schema-reader.js";

/** A record as an answer shows it. */
export interface ShownRecord {
  /** Where it stands: `200 body/data`. */
  readonly place: string;
  readonly value: JsonObject;
  /** What the answer's schema has a place for. */
  readonly names: ReadonlyMap<string, Parameters<SchemaReader["shapes"]>[0]>;
}

/** The record of an answer; of a list, the one that is named. Undefined where it shows none. */
export const shownRecord = (
  reader: SchemaReader,
  { parameter, identity }: Resource,
  operation: Operation,
  { status, contentType, body }: GivenAnswer,
  id?: string,
): ShownRecord | undefined => {
  const media = mediaFor(answerFor(operation, status)?.contents ?? [], contentType);
  if (media === undefined || body === undefined) return undefined;
  const conjunct = reader.at(media.schemaPointer);
  const list = id === undefined ? undefined : findList(reader, conjunct, parameter);
  const place = list ?? findRecord(reader, conjunct, parameter);
  const at = place && valueAt(body, place.keys);
  const value = Array.isArray(at)
    ? at.filter(isJsonObject).find((each) => String(each[identity]) === id)
    : at;
  if (place === undefined || !isJsonObject(value)) return undefined;
  const steps = [...place.keys, ...(list === undefined ? [] : ["*"])];
  return {
    place: [`${status} body`, ...steps].join("/"),
    value,
    names: propertiesOf(reader, place.record),
  };
};

/** The properties that are shown otherwise than they were sent, or not at all although there is a place for them. */
export const differingNames = (
  reader: SchemaReader,
  { value, names }: ShownRecord,
  sent: JsonObject,
): readonly string[] =>
  Object.entries(sent).flatMap(([name, wanted]: [string, Json]) => {
    const schema = names.get(name);
    const shown = schema && project(reader, schema, wanted);
    // What the answer has no place for, or cannot hold, it need not show.
    return shown === undefined || isEqual(value[name], shown) ? [] : [name];
  });
