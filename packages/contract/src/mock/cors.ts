import type { IncomingHttpHeaders } from "node:http";

const methods = "GET,DELETE,HEAD,PATCH,POST,PUT,OPTIONS";

/** The headers by which a browser lets a page of any origin read an answer, as Prism's own server sends them. */
export const corsHeaders = (headers: IncomingHttpHeaders): Record<string, string> => ({
  "access-control-allow-origin": headers.origin ?? "*",
  "access-control-allow-headers": headers["access-control-request-headers"] ?? "*",
  "access-control-allow-credentials": "true",
  "access-control-expose-headers": "*",
});

/** The answer to a browser that asks before it sends a request; undefined where a request is no such question. */
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
