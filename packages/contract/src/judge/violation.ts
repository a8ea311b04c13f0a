/** Who found a violation: Prism, our independent second judge, or the mock server itself. */
export type Judge = "prism" | "second" | "server";

/** The name of a judge within a sentence. */
export const judgeNames: Readonly<Record<Judge, string>> = {
  prism: "Prism",
  second: "the second judge",
  server: "the server",
};

/** One difference between a request or an answer and the document. */
export interface Violation {
  /** The location: `["request", "body", "email"]`, `["request", "query", "limit"]`, `["response", "body", "id"]`. */
  readonly location: readonly string[];
  /** `Error` refuses the request; `Warning` and below are only reported. */
  readonly severity: string;
  /** The violated JSON Schema keyword, a status (401, 415), or a code of the server. */
  readonly code: string | number;
  /** What is wrong, in words; never contains the value. */
  readonly message: string;
  readonly judge: Judge;
  /** Set if only Prism complains, about a value that the document's schema allows; such a request is not refused. */
  readonly isDisputed?: true;
}

/** A violation with the schema that it comes from; only the second judge provides it. */
export interface FoundViolation extends Violation {
  /** The schema object of the violated keyword, as in the document. */
  readonly schema?: unknown;
  /** The missing property, for `required` and similar keywords. */
  readonly missing?: string;
}

const maxHeaderLength = 4096;

/**
 * Violations as a header value: always valid JSON, shortened by whole entries to at most 4 kB. Prism's own header is
 * cut in the middle of an entry and is then invalid JSON.
 */
export const violationsHeader = (violations: readonly Violation[]): string => {
  const entries: string[] = [];
  let length = 2;
  for (const { location, severity, code, message } of violations) {
    const entry = toAscii(JSON.stringify({ location, severity, code, message }));
    length += entry.length + 1;
    if (length > maxHeaderLength) break;
    entries.push(entry);
  }
  return `[${entries.join(",")}]`;
};

const toAscii = (text: string): string =>
  text.replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
