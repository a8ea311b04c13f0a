import { type Json, objectOf } from "@provider-clients/openapi";

/** The day that `x-sunset` of a part gives, as `2027-01-31`; undefined where it gives none. */
export const sunsetOf = (part: Json | undefined): string | undefined => {
  const { "x-sunset": written } = objectOf(part);
  return typeof written === "string" ? /^\d{4}-\d\d-\d\d/.exec(written)?.[0] : undefined;
};
