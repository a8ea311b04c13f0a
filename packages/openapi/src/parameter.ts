// OpenAPI, Parameter Object: definitions of these headers "SHALL be ignored", since media types and credentials say them.
const ignored = new Set(["accept", "content-type", "authorization"]);

/** True for the name of a header parameter that OpenAPI ignores. */
export const isIgnoredHeader = (name: string): boolean => ignored.has(name.toLowerCase());

/** The same text for two parameters that are one: `query page`, `header x-trace`. Headers have no case (RFC 9110, 5.1). */
export const parameterKey = (place: string, name: string): string =>
  `${place} ${place === "header" ? name.toLowerCase() : name}`;
