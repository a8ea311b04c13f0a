import { joinPointer, splitPointer } from "@provider-clients/openapi";
import { isJsonObject, type Json, type JsonObject } from "./json.js";
import type { Operation } from "./operation.js";
import { atPointer } from "./pointer.js";

/** Copies a document with only one operation and the components that it needs. */
export const sliceDocument = (document: JsonObject, operation: Operation): JsonObject => {
  const slice = bareSlice(document, operation);
  includeReferences(document, slice, () => true);
  return slice;
};

/** The same without referenced components, except security schemes, which are referenced by name. */
export const bareSlice = (document: JsonObject, operation: Operation): JsonObject => {
  const { paths, components, webhooks: _, ...root } = document;
  const item = isJsonObject(paths) ? paths[operation.path] : undefined;
  const method = operation.method.toLowerCase();
  const own = isJsonObject(item)
    ? Object.entries(item).filter(([key]) => key === method || !methods.has(key))
    : [];
  const schemes = isJsonObject(components) ? components.securitySchemes : undefined;
  return structuredClone({
    ...root,
    paths: { [operation.path]: Object.fromEntries(own) },
    components: schemes === undefined ? {} : { securitySchemes: schemes },
  });
};

/** Copies referenced components into a slice, recursively, as far as wanted. */
export const includeReferences = (
  document: JsonObject,
  slice: JsonObject,
  isWanted: (target: string) => boolean,
): void => {
  const pending = referencesIn(slice);
  const seen = new Set<string>();
  for (let target = pending.pop(); target !== undefined; target = pending.pop()) {
    if (seen.has(target) || !isWanted(target)) continue;
    seen.add(target);
    for (const pointer of [wholeAround(target), target]) {
      const value = atPointer(document, pointer);
      if (value === undefined || atPointer(slice, pointer) !== undefined) continue;
      setAt(slice, pointer, structuredClone(value));
      pending.push(...referencesIn(value));
    }
    // The existing part may have been cut: only its current references are needed.
    pending.push(...referencesIn(atPointer(slice, target) ?? null));
  }
};

const methods = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);

/** The whole component or path that a pointer leads into: copying a part of it would hide the rest. */
const wholeAround = (pointer: string): string => {
  const steps = splitPointer(pointer);
  const depth = steps[0] === "components" ? 3 : 2;
  return joinPointer("#", ...steps.slice(0, depth));
};

const referencesIn = (value: Json): string[] => {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (!isJsonObject(value)) return [];
  const own = typeof value.$ref === "string" && value.$ref.startsWith("#") ? [value.$ref] : [];
  return [...own, ...Object.values(value).flatMap(referencesIn)];
};

/** Sets a value at a pointer; creates missing objects on the way. */
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
