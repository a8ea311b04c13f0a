import type { Json } from "../document/json.js";
import { isExact } from "../values/exact.js";
import type { Violation } from "./violation.js";

/** A violation for each number of an answer that JavaScript has rounded, so that the document's own is not served. */
export const inexactNumbers = (
  body: Json | undefined,
  location: readonly string[] = ["response", "body"],
): Violation[] => {
  if (body === undefined || isExact(body)) return [];
  if (typeof body === "object" && body !== null)
    return Object.entries(body).flatMap(([step, each]) => inexactNumbers(each, [...location, step]));
  const message = "JavaScript cannot hold the number exactly";
  return [{ location, severity: "Error", code: "inexact", message, judge: "server" }];
};
