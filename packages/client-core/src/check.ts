/** Reports one place where a value violates its schema: a JSON pointer, the keyword, and what the schema requires. */
export type Report = (path: string, keyword: string, message: string) => void;

/** The property names or item indexes that a schema describes (for `unevaluatedProperties` and `unevaluatedItems`). */
export type Seen = Set<string | number>;

/**
 * Validates a value against one schema; generated code implements it. `path` is the value's JSON pointer. If `seen` is
 * given, the properties and items that the schema describes are added to it.
 */
export type Check = (value: unknown, path: string, report: Report, seen?: Seen) => void;
