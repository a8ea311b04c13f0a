/** Tells of one place where a value departs from its schema: a JSON pointer, the keyword, and what the schema asks. */
export type Report = (path: string, keyword: string, message: string) => void;

/** What is known to be described of a value: names of properties, indexes of items (`unevaluatedProperties`). */
export type Seen = Set<string | number>;

/**
 * Compares a value with one schema, as generated code does. `path` is the value's JSON pointer. `seen`, where it is
 * given, gains what the schema describes of the value.
 */
export type Check = (value: unknown, path: string, report: Report, seen?: Seen) => void;
