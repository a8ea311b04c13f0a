/** True for a JSON object: not an array, not null. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** True for an array. */
export const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** An own property of the object; its prototype may have one of the same name, such as `constructor`. */
export const own = (object: Readonly<Record<string, unknown>>, name: string): unknown =>
  Object.hasOwn(object, name) ? object[name] : undefined;

/** The names of an object's properties, except undefined ones, which JSON omits. */
export const namesOf = (object: Readonly<Record<string, unknown>>): readonly string[] => {
  const names = Object.keys(object);
  for (const name of names) {
    if (object[name] === undefined) return names.filter((each) => object[each] !== undefined);
  }
  return names;
};

/** Serialises equal values to equal strings, and different values to different ones. */
const canonical = (value: unknown): string => {
  if (isList(value)) return `[${value.map(canonical).join()}]`;
  if (!isObject(value)) return `${JSON.stringify(value)}`;
  const members = namesOf(value).map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`);
  return `{${members.sort().join()}}`;
};

/** True if two values are equal in JSON: the order of properties does not count. */
export const isEqual = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);

/** True if an array contains two equal items. */
export const hasEqualItems = (list: readonly unknown[]): boolean =>
  new Set(list.map(canonical)).size < list.length;
