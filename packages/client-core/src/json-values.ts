/** Tells whether a value is an object of JSON: no array, not null. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Tells whether a value is an array. */
export const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** A property of the object itself, where its prototype may have one of that name, such as `constructor`. */
export const own = (object: Readonly<Record<string, unknown>>, name: string): unknown =>
  Object.hasOwn(object, name) ? object[name] : undefined;

/** The names of an object's properties. One that is undefined is not there: JSON has no word for it. */
export const namesOf = (object: Readonly<Record<string, unknown>>): readonly string[] => {
  const names = Object.keys(object);
  for (const name of names) {
    if (object[name] === undefined) return names.filter((each) => object[each] !== undefined);
  }
  return names;
};

/** The same text for values that are equal, and for no others. */
const canonical = (value: unknown): string => {
  if (isList(value)) return `[${value.map(canonical).join()}]`;
  if (!isObject(value)) return `${JSON.stringify(value)}`;
  const members = namesOf(value).map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`);
  return `{${members.sort().join()}}`;
};

/** Tells whether two values are equal as JSON has it: the order of properties does not count. */
export const isEqual = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);

/** Tells whether an array holds two items that are equal. */
export const hasEqualItems = (list: readonly unknown[]): boolean =>
  new Set(list.map(canonical)).size < list.length;
