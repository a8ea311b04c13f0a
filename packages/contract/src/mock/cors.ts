import type { IncomingHttpHeaders } from "node:http";

const methods = "GET,DELETE,HEAD,PATCH,POST,PUT,OPTIONS";

/** The headers that allow a page of any origin to read an answer, like those of Prism's own server. */
export const corsHeaders = (headers: IncomingHttpHeaders): Record<string, string> => ({
  "access-control-allow-origin": headers.origin ?? "*",
  "access-control-allow-headers": headers["access-control-request-headers"] ?? "*",
  "access-control-allow-credentials": "true",
  "access-control-expose-headers": "*",
});

/** The answer to a CORS preflight request; undefined for any other request. */
export const preflightAnswer = (
  method: string | undefined,
  headers: IncomingHttpHeaders,
): Record<string, string> | undefined => {
  if (method !== "OPTIONS" || !headers.origin || !headers["access-control-request-method"]) return undefined;
  return {
    ...corsHeaders(headers),
    "access-control-allow-methods": methods,
    vary: "origin",
    "content-length": "0",
  };
};
