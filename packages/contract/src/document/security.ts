import { joinPointer } from "@provider-clients/openapi";
import { isJsonObject, type Json, type JsonObject } from "./json.js";
import type { Operation, SecurityScheme } from "./operation.js";
import { resolve } from "./resolve.js";

const schemesPointer = "#/components/securitySchemes";

/** The alternatives of a `security` list, with resolved schemes. */
export const securityOf = (document: JsonObject, written: Json | undefined): SecurityScheme[][] => {
  if (!Array.isArray(written)) return [];
  return written.filter(isJsonObject).map((requirement) => {
    return Object.keys(requirement).map((name) => schemeOf(document, name));
  });
};

/** Every scheme that a document declares. */
export const securitySchemesOf = (document: JsonObject): SecurityScheme[] =>
  Object.keys(declaredSchemes(document)).map((name) => schemeOf(document, name));

const schemeOf = (document: JsonObject, name: string): SecurityScheme => {
  const value =
    resolve(document, joinPointer(schemesPointer, name), declaredSchemes(document)[name])?.value ?? {};
  const other: SecurityScheme = { name, place: "other", key: "", prefix: "" };
  if (value.type === "apiKey" && typeof value.name === "string") {
    if (value.in === "header") return { name, place: "header", key: value.name.toLowerCase(), prefix: "" };
    if (value.in === "query" || value.in === "cookie")
      return { name, place: value.in, key: value.name, prefix: "" };
    return other;
  }
  const scheme = value.type === "http" ? String(value.scheme).toLowerCase() : "bearer";
  if (value.type !== "http" && value.type !== "oauth2" && value.type !== "openIdConnect") return other;
  const prefix = `${scheme.charAt(0).toUpperCase()}${scheme.slice(1)} `;
  return { name, place: "header", key: "authorization", prefix };
};

/** True if every request must have a credential. One of a scheme outside of HTTP (mutual TLS) is not in the request. */
export const needsCredential = ({ security }: Operation): boolean =>
  security.length > 0 && security.every((schemes) => schemes.some(({ place }) => place !== "other"));

const declaredSchemes = (document: JsonObject): JsonObject => {
  const { components } = document;
  return isJsonObject(components) && isJsonObject(components.securitySchemes)
    ? components.securitySchemes
    : {};
};

/**
 * Where an operation's credentials are sent, in words: `the header x-api-key, or the header authorization (Bearer …)`.
 */
export const credentialsOf = ({ security }: Operation): string =>
  security.map((schemes) => schemes.map(placeOf).join(" and ") || "none").join(", or ");

const placeOf = ({ name, place, key, prefix }: SecurityScheme): string => {
  if (place === "other") return name;
  const what = place === "query" ? "query parameter" : place;
  return `the ${what} ${key}${prefix === "" ? "" : ` (${prefix}…)`}`;
};
