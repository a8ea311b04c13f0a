// OpenAPI, Parameter Object: definitions of the first three headers "SHALL be ignored", since media types and credentials
// say them. The others belong to the connection, and `fetch` writes them itself (RFC 9110, 7.6.1; Fetch, forbidden
// request-headers).
const ignored = new Set(
  "accept content-type authorization connection content-length host keep-alive te trailer transfer-encoding upgrade".split(
    " ",
  ),
);

/** True for the name of a header parameter that OpenAPI ignores, or that no program can set. */
export const isIgnoredHeader = (name: string): boolean => ignored.has(name.toLowerCase());

/** The same text for two parameters that are one: `query page`, `header x-trace`. Headers have no case (RFC 9110, 5.1). */
export const parameterKey = (place: string, name: string): string =>
  `${place} ${place === "header" ? name.toLowerCase() : name}`;
