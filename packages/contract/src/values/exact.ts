import type { Json, JsonObject } from "../document/json.js";
import type { Listing } from "./list-schema.js";

/** True if JavaScript holds every number of a value exactly; beyond 2^53 - 1 it has rounded some. */
export const isExact = (value: Json): boolean => {
  if (typeof value === "number") return Math.abs(value) <= Number.MAX_SAFE_INTEGER;
  return typeof value !== "object" || value === null || Object.values(value).every(isExact);
};

/** The places of a listing whose schemas are about numbers that JavaScript cannot hold exactly. */
export const inexactPaths = ({ parts }: Pick<Listing, "parts">): ReadonlySet<string> =>
  new Set(parts.filter(({ schema }) => isAboutInexact(schema)).map(({ path }) => path));

/** True if the own keywords of a schema are about numbers that JavaScript cannot hold exactly. */
export const isAboutInexact = (schema: JsonObject): boolean => {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  const values = [schema.const, schema.enum, minimum, maximum].filter((each) => each !== undefined);
  // The numbers beyond an exclusive limit begin after it.
  const beyond = [exclusiveMinimum, exclusiveMaximum].filter((each) => typeof each === "number");
  return !values.every(isExact) || beyond.some((each) => Math.abs(each) >= Number.MAX_SAFE_INTEGER);
};
