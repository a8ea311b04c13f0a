// Deeper than any document; ends the recursion in data that contains itself.
const deepest = 100;

/**
 * True where JSON keeps all of it: no number that it has no word for, no function, and no object whose data it would
 * drop in silence, such as a Map or an instance with getters.
 */
export const isJsonValue = (value: unknown, depth = 0): boolean => {
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object") return ["string", "boolean", "undefined"].includes(typeof value);
  if (value === null) return true;
  if (depth > deepest) return false;
  if (Array.isArray(value)) return value.every((one) => isJsonValue(one, depth + 1));
  if ("toJSON" in value && typeof value.toJSON === "function") return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  const isPlain = prototype === Object.prototype || prototype === null;
  return isPlain && Object.values(value).every((one) => isJsonValue(one, depth + 1));
};
