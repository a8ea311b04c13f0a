import type { Operation, SecurityScheme } from "../document/operation.js";
import type { JudgedRequest } from "./prism.js";
import type { FoundViolation } from "./violation.js";

/** Checks whether a request has the credentials of one of the alternatives. */
export const judgeSecurity = ({ security }: Operation, request: JudgedRequest): FoundViolation[] => {
  if (security.length === 0) return [];
  // A scheme outside of HTTP (mutual TLS) cannot be checked in a request.
  const isMet = security.some((schemes) =>
    schemes.every((scheme) => scheme.place === "other" || carries(request, scheme)),
  );
  if (isMet) return [];
  const names = security.map((schemes) => schemes.map(({ name }) => name).join(" and "));
  const message = `The credential is missing or not in the documented form: ${names.join(", or ")}`;
  return [{ location: ["request"], severity: "Error", code: 401, message, judge: "second" }];
};

const carries = (request: JudgedRequest, { place, key, prefix }: SecurityScheme): boolean => {
  if (place === "query") return Boolean(request.url.query[key]);
  if (place === "cookie") {
    return request.headers.cookie?.split(";").some((each) => each.trim().startsWith(`${key}=`)) ?? false;
  }
  const value = request.headers[key];
  if (!value) return false;
  return value.slice(0, prefix.length).toLowerCase() === prefix.toLowerCase() && value.length > prefix.length;
};
