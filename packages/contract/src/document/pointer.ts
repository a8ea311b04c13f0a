import { splitPointer } from "@provider-clients/openapi";
import { isJsonObject, type Json } from "./json.js";

/** The value that a pointer leads to, or undefined if there is none. */
export const atPointer = (root: Json, pointer: string): Json | undefined =>
  valueAt(root, splitPointer(pointer));

/** The value at a path of names and indexes; undefined if there is none. */
export const valueAt = (root: Json, path: readonly string[]): Json | undefined =>
  path.reduce<Json | undefined>((value, step) => {
    if (Array.isArray(value)) return value[Number(step)];
    return isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }, root);
