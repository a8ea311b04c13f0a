import { isJsonObject, type Json } from "../document/json.js";

/** What a value holds at a path of names and indexes; undefined when the path leads nowhere. */
export function valueAt(root: Json, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((value, step) => {
    if (Array.isArray(value)) return value[Number(step)];
    return isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }, root);
}

/** The value with another one at a path; whatever the path does not lead to stays as it is. */
export function withValueAt(root: Json, [step, ...rest]: readonly string[], value: Json): Json {
  if (step === undefined) return value;
  if (Array.isArray(root))
    return root.map((each, index) => (index === Number(step) ? withValueAt(each, rest, value) : each));
  if (!isJsonObject(root)) return root;
  return { ...root, [step]: withValueAt(root[step] ?? null, rest, value) };
}
