import { isJsonObject, type Json } from "./json.js";

/** One step of a JSON pointer, escaped as RFC 6901 asks. */
export const escapeStep = (step: string | number): string =>
  String(step).replaceAll("~", "~0").replaceAll("/", "~1");

/** A pointer one or several steps below another: `join("#/paths", "/customers", "post")`. */
export const joinPointer = (pointer: string, ...steps: (string | number)[]): string =>
  [pointer, ...steps.map(escapeStep)].join("/");

/** The steps of a pointer, with or without its leading `#`, unescaped. */
export const pointerSteps = (pointer: string): string[] => {
  const path = pointer.startsWith("#") ? decodeFragment(pointer.slice(1)) : pointer;
  return path
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
};

/** What a pointer points at, or undefined when it leads nowhere. */
export const atPointer = (root: Json, pointer: string): Json | undefined =>
  valueAt(root, pointerSteps(pointer));

/** What a value holds at a path of names and indexes; undefined when the path leads nowhere. */
export const valueAt = (root: Json, path: readonly string[]): Json | undefined =>
  path.reduce<Json | undefined>((value, step) => {
    if (Array.isArray(value)) return value[Number(step)];
    return isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }, root);

const decodeFragment = (fragment: string): string => {
  try {
    return decodeURIComponent(fragment);
  } catch {
    // A stray percent sign: the fragment was never encoded, so it is read as it stands.
    return fragment;
  }
};
