/** Who noticed a violation: Prism, our independent second judge, or the mock server itself. */
export type Judge = "prism" | "second" | "server";

/** A judge's name inside of a sentence. */
export const judgeNames: Readonly<Record<Judge, string>> = {
  prism: "Prism",
  second: "the second judge",
  server: "the server",
};

/** One thing in which a request or an answer differs from the document. */
export interface Violation {
  /** Where: `["request", "body", "email"]`, `["request", "query", "limit"]`, `["response", "body", "id"]`. */
  readonly location: readonly string[];
  /** `Error` refuses the request; `Warning` and below are only told. */
  readonly severity: string;
  /** The JSON Schema keyword that was violated, or a status (401, 415), or a word of the server's. */
  readonly code: string | number;
  /** What is wrong, in words; never the value that was sent. */
  readonly message: string;
  readonly judge: Judge;
  /** Set where Prism alone complains of a value that the document's own schema admits; such a request is not refused. */
  readonly isDisputed?: true;
}

/** A violation that still knows the schema it comes from; only the second judge can tell. */
export interface FoundViolation extends Violation {
  /** The schema object whose keyword was violated, as it stands in the document. */
  readonly schema?: unknown;
  /** The property that is missing, for `required` and its kin. */
  readonly missing?: string;
}

const maxHeaderLength = 4096;

/**
 * Violations as the value of a header: always JSON, cut by whole entries and never above 4 kB.
 * Prism's own header is cut in the middle of an entry, and is then no longer JSON.
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
