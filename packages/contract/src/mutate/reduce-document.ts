import { splitPointer } from "@provider-clients/openapi";
import { isJsonObject, type Json, type JsonObject } from "../document/json.js";
import type { MediaType, Operation } from "../document/operation.js";
import { atPointer } from "../document/pointer.js";
import { setKeyword } from "./change-schema.js";

/**
 * A copy of a document with one operation left in it, the schemas of one side of it, and only the components that
 * these need, so that judges load it in a few milliseconds.
 */
export const reduceDocument = (
  document: JsonObject,
  operation: Operation,
  side: "request" | "answer",
): JsonObject => {
  const { paths, components: _, ...root } = document;
  const item = isJsonObject(paths) ? paths[operation.path] : undefined;
  const method = operation.method.toLowerCase();
  const own = isJsonObject(item)
    ? Object.entries(item).filter(([key]) => key === method || !methods.has(key))
    : [];
  const reduced: JsonObject = structuredClone({
    ...root,
    paths: { [operation.path]: Object.fromEntries(own) },
    components: {},
  });
  const components = document.components;
  if (isJsonObject(components) && isJsonObject(components.securitySchemes)) {
    setAt(reduced, "#/components/securitySchemes", structuredClone(components.securitySchemes));
  }
  // Responses and bodies are copied in whole before their schemas are cut: what they refer to is not needed then.
  includeReferences(document, reduced, (target) => !target.startsWith("#/components/schemas/"));
  for (const media of mediaTypesOf(operation, side === "request" ? "answer" : "request"))
    cutSchema(reduced, media);
  includeReferences(document, reduced, () => true);
  for (const { pointer } of operation.body?.contents ?? [])
    setKeyword(pointer, "examples", undefined)(reduced);
  dropProse(reduced);
  return reduced;
};

// A third of a document is sentences, which no judge reads and every loader copies.
const dropProse = (value: Json): void => {
  if (Array.isArray(value)) for (const each of value) dropProse(each);
  if (!isJsonObject(value)) return;
  for (const [key, each] of Object.entries(value)) {
    const isProse = key === "description" || key === "summary" || key === "x-undocumented";
    if (isProse && typeof each === "string") delete value[key];
    else if (!holdsData.has(key)) dropProse(each);
  }
};

const holdsData = new Set(["const", "default", "enum", "example", "examples", "value"]);

const mediaTypesOf = ({ answers, body }: Operation, side: "request" | "answer"): readonly MediaType[] =>
  side === "request" ? (body?.contents ?? []) : answers.flatMap(({ contents }) => contents);

// Without an example the schema is what the mock answers from.
const cutSchema = (document: JsonObject, { pointer, schemaPointer, examples }: MediaType): void => {
  const isAnswer = pointer.includes("/responses/");
  if (schemaPointer && (!isAnswer || examples.length > 0)) setAt(document, schemaPointer, {});
};

const includeReferences = (
  document: JsonObject,
  reduced: JsonObject,
  isWanted: (target: string) => boolean,
): void => {
  const pending = referencesIn(reduced);
  const seen = new Set<string>();
  for (let target = pending.pop(); target !== undefined; target = pending.pop()) {
    if (seen.has(target) || !isWanted(target)) continue;
    seen.add(target);
    const value = atPointer(document, target);
    if (value === undefined) continue;
    if (atPointer(reduced, target) === undefined) setAt(reduced, target, structuredClone(value));
    pending.push(...referencesIn(atPointer(reduced, target) ?? null));
  }
};

const methods = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);

const referencesIn = (value: Json): string[] => {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (!isJsonObject(value)) return [];
  const own = typeof value.$ref === "string" && value.$ref.startsWith("#") ? [value.$ref] : [];
  return [...own, ...Object.values(value).flatMap(referencesIn)];
};

/** Puts a value at a pointer, making the objects on the way. */
export const setAt = (root: JsonObject, pointer: string, value: Json): void => {
  const steps = splitPointer(pointer);
  const last = steps.pop();
  let place: Json = root;
  for (const step of steps) {
    if (Array.isArray(place)) place = place[Number(step)] ?? null;
    else if (isJsonObject(place)) place = place[step] ??= {};
  }
  if (last === undefined) return;
  if (Array.isArray(place)) place[Number(last)] = value;
  else if (isJsonObject(place)) place[last] = value;
};
