import type { IncomingHttpHeaders } from "node:http";

/** The headers of a message of `node:http`, each with one value; repeated ones are joined according to HTTP. */
export const joinHeaders = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(", ") : value]],
    ),
  );
