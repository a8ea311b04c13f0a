import { isJsonObject, type Json } from "../document/json.js";

/** Replaces the value at a path; the rest stays unchanged. */
export const withValueAt = (root: Json, [step, ...rest]: readonly string[], value: Json): Json => {
  if (step === undefined) return value;
  if (Array.isArray(root))
    return root.map((each, index) => (index === Number(step) ? withValueAt(each, rest, value) : each));
  if (!isJsonObject(root)) return root;
  return { ...root, [step]: withValueAt(root[step] ?? null, rest, value) };
};
