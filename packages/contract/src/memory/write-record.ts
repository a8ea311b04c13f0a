import { splitPointer } from "@provider-clients/openapi";
import { mediaFor } from "../document/answer-for.js";
import { isJsonObject, type Json, type JsonObject } from "../document/json.js";
import type { MediaType, Operation } from "../document/operation.js";
import type { JudgedRequest } from "../judge/prism.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import { readBodyValue } from "../wire/body.js";
import { essenceOf, isJsonType } from "../wire/media-types.js";
import type { Action, Resource } from "./resource.js";
import { type WrittenRecord, writtenRecord } from "./written-record.js";

/** Applies a request to a record; a creation starts from an empty one. */
export const writeRecord = (
  reader: SchemaReader,
  { resource, action }: { readonly resource: Resource; readonly action: Action },
  operation: Operation,
  request: JudgedRequest,
  before: JsonObject,
): JsonObject => {
  const type = request.headers["content-type"];
  const media = mediaFor(operation.body?.contents ?? [], type);
  if (media === undefined || request.body === undefined) return before;
  if (essenceOf(type) === "application/json-patch+json") return patched(before, request.body);
  const written = writtenRecord(reader, media, resource.names);
  const sent = sentRecord(reader, media, request, written);
  if (essenceOf(type) === "application/merge-patch+json") return mergePatch(before, sent);
  const kept = action === "replace" ? without(before, written.names.values()) : before;
  const isWhole = action === "replace" || Object.keys(before).length === 0;
  const merged = Object.entries(sent).map(([name, value]): [string, Json] => {
    const old = written.merged.has(name) ? before[name] : undefined;
    return [name, isJsonObject(old) && isJsonObject(value) ? { ...old, ...value } : value];
  });
  return { ...(isWhole ? written.defaults : {}), ...kept, ...Object.fromEntries(merged) };
};

const sentRecord = (
  reader: SchemaReader,
  media: MediaType,
  { body, headers }: JudgedRequest,
  { envelope, names }: WrittenRecord,
): JsonObject => {
  const type = headers["content-type"];
  const isText = typeof body === "string" && !isJsonType(type);
  const whole = isText ? readBodyValue(reader, media, body, type) : body;
  const sent = envelope !== undefined && isJsonObject(whole) ? whole[envelope] : whole;
  if (!isJsonObject(sent)) return {};
  return Object.fromEntries(Object.entries(sent).map(([name, value]) => [names.get(name) ?? name, value]));
};

const without = (record: JsonObject, names: Iterable<string>): JsonObject => {
  const dropped = new Set(names);
  return Object.fromEntries(Object.entries(record).filter(([name]) => !dropped.has(name)));
};

/** RFC 7396: null removes a member, objects are merged, everything else is replaced. */
const mergePatch = (target: Json | undefined, patch: JsonObject): JsonObject => {
  const result: JsonObject = isJsonObject(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete result[name];
    else result[name] = isJsonObject(value) ? mergePatch(result[name], value) : value;
  }
  return result;
};

/** RFC 6902, only add, replace and remove of the record's members. */
const patched = (record: JsonObject, patch: Json): JsonObject => {
  const result = structuredClone(record);
  for (const step of Array.isArray(patch) ? patch.filter(isJsonObject) : []) {
    const { op, path, value = null } = step;
    const keys = splitPointer(`#${String(path)}`);
    const last = keys.pop() ?? "";
    const holder = keys.reduce<Json>(
      (inside, key) => (isJsonObject(inside) ? (inside[key] ?? null) : null),
      result,
    );
    if (!isJsonObject(holder)) continue;
    if (op === "remove") delete holder[last];
    else if (op === "add" || op === "replace") holder[last] = value;
  }
  return result;
};
