import type { ContractCase } from "../cases/contract-case.js";
import type { ObservedCall } from "../check/observed-call.js";
import type { Operation } from "../document/operation.js";
import type { Readers } from "../schema/schema-reader.js";
import type { Difference } from "../verify/difference.js";

/** What sequences of requests are made with. */
export interface SequenceContext {
  readonly readers: Readers;
  readonly operations: readonly Operation[];
  /** Valid requests of an operation, the first one first; none where it may not be called. */
  casesOf(operation: string): readonly ContractCase[];
  send(each: ContractCase): Promise<ObservedCall>;
}

/** What a sequence found, and what it could not try. */
export interface SequenceResult {
  readonly differences: readonly Difference[];
  readonly leftOut: readonly { readonly operation: string; readonly reason: string }[];
}

/** Whether a call was answered with a success. */
export const isSuccess = ({ answer }: ObservedCall): boolean =>
  answer !== undefined && answer.status >= 200 && answer.status < 300;
