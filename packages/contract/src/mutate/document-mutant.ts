import type { ContractCase } from "../cases/contract-case.js";
import type { JsonObject } from "../document/json.js";
import type { Operation } from "../document/operation.js";

/** One change to the server's document, while the client and the checks stay the same. */
export interface DocumentMutant {
  readonly id: string;
  readonly description: string;
  readonly operation: Operation;
  /** The changed side; the schemas of the other one need not be loaded. */
  readonly side: "request" | "answer";
  /** Changes a copy of the document in place. */
  readonly apply: (document: JsonObject) => void;
  /** How likely a case is to notice: 0 is the case made for it, 1 a case for the same place, 2 any other. */
  readonly rank: (each: ContractCase) => number;
}

/** A change before it has an operation and an id. */
export interface MutantSketch {
  /** What is changed and how, in words that are unique within the operation: `drop the property body/email`. */
  readonly description: string;
  readonly apply: (document: JsonObject) => void;
  /** The part of coverage names that related cases contain: `body/email`. */
  readonly hint?: string;
  readonly isLikelySeenBy?: (each: ContractCase) => boolean;
}
