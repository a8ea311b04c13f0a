import { splitPointer } from "@provider-clients/openapi";
import { isJsonObject, type Json } from "./json.js";

/** What a pointer points at, or undefined when it leads nowhere. */
export const atPointer = (root: Json, pointer: string): Json | undefined =>
  valueAt(root, splitPointer(pointer));

/** What a value holds at a path of names and indexes; undefined when the path leads nowhere. */
export const valueAt = (root: Json, path: readonly string[]): Json | undefined =>
  path.reduce<Json | undefined>((value, step) => {
    if (Array.isArray(value)) return value[Number(step)];
    return isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }, root);
