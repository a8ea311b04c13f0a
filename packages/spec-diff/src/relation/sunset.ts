import { type Json, objectOf } from "@provider-clients/openapi";

/** The day in `x-sunset`, as `2027-01-31`; undefined if there is none. */
export const sunsetOf = (part: Json | undefined): string | undefined => {
  const { "x-sunset": written } = objectOf(part);
  return typeof written === "string" ? /^\d{4}-\d\d-\d\d/.exec(written)?.[0] : undefined;
};
