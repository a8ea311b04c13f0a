import type { ContractCase } from "../cases/contract-case.js";
import type { JsonObject } from "../document/json.js";
import type { Operation } from "../document/operation.js";

/** One change to the document that the server works from, while the client and the checks stay as they are. */
export interface DocumentMutant {
  readonly id: string;
  readonly description: string;
  readonly operation: Operation;
  /** The side that is changed; the schemas of the other one need not be loaded to see it. */
  readonly side: "request" | "answer";
  /** Changes a copy of the document in place. */
  readonly apply: (document: JsonObject) => void;
  /** How likely a case is to notice: 0 is the very case for it, 1 one that touches the same place, 2 any other. */
  readonly rank: (each: ContractCase) => number;
}

/** A change before it has an operation and an id. */
export interface MutantSketch {
  /** What is changed and how, in words and unique within its operation: `drop the property body/email`. */
  readonly description: string;
  readonly apply: (document: JsonObject) => void;
  /** The part of coverage names that cases about it have: `body/email`. */
  readonly hint?: string;
  readonly isLikelySeenBy?: (each: ContractCase) => boolean;
}
