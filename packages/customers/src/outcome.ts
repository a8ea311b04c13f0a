import type { ProviderError } from "@provider-clients/client-core";
import type { PlannedRequest } from "./provider.js";
import type { OperationName, ProviderName, TypesOf } from "./providers.js";

/** The part that all outcomes share. It holds names of fields but never their values, so it can be shown and logged. */
export interface Told {
  readonly provider: ProviderName;
  /**
   * Paths of the fields that were sent or would have been; `fields.…` are a target's own. Nothing was sent if the
   * outcome is `rejected` and `error.outcome` is `"not-sent"`.
   */
  readonly sent: readonly string[];
  /** Paths of the given fields that were not sent because the provider cannot hold them. */
  readonly ignored: readonly string[];
}

/** The provider accepted the change. */
export interface Applied<Operation extends OperationName, Provider extends ProviderName> extends Told {
  readonly status: "applied";
  /**
   * The provider's id of the customer, for use as `id` in later targets. Undefined only if the provider's document
   * allows an answer without it (a creation at Soap or Payabli). In that case find the customer by what you sent: at
   * Soap with `searchCustomers`, at Payabli with `listCustomers` and the filter `customernumber(eq)`.
   */
  readonly id: TypesOf[Provider][Operation]["id"];
  /** The returned record in the common model. Personal data: absent from `JSON.stringify` and `inspect`. */
  readonly record: TypesOf[Provider][Operation]["record"];
  /** The provider's answer as received. Personal data: absent from `JSON.stringify` and `inspect`. */
  readonly raw: TypesOf[Provider][Operation]["raw"];
}

/** Nothing was changed: the provider refused, or the request was never sent. */
export interface Rejected extends Told {
  readonly status: "rejected";
  readonly error: ProviderError;
}

/** The change may have been applied: `resolve` reads the customer back, and `retry` sends again if that is harmless. */
export interface Unknown extends Told {
  readonly status: "unknown";
  /** The client's error, of kind `abort` after an abort. A plain `Error` if a client threw something else. */
  readonly error: ProviderError | Error;
  /** Why reading the customer back was inconclusive; set by `resolve`. */
  readonly because?: string;
}

/** Nothing was sent, because this provider can hold none of the given fields. */
export interface Skipped extends Told {
  readonly status: "skipped";
  readonly reason: string;
}

/** What happened at one provider, told apart by `status`. */
export type Outcome<Operation extends OperationName, Provider extends ProviderName> =
  | Applied<Operation, Provider>
  | Rejected
  | Unknown
  | Skipped;

/** The outcome was unknown; `resolve` read the customer back with every value that was sent. */
export interface Confirmed extends Told {
  readonly status: "applied";
  readonly id: unknown;
  /** The record as read back, in the common model. Personal data: absent from `JSON.stringify` and `inspect`. */
  readonly record: unknown;
  /** The provider's answer to the read. Personal data: absent from `JSON.stringify` and `inspect`. */
  readonly raw: unknown;
  /** Paths of the fields that this outcome is based on. */
  readonly decidedBy: readonly string[];
}

/** The outcome was unknown; `resolve` read the customer back without the change. */
export interface NotApplied extends Told {
  readonly status: "not-applied";
  /** The error of the original call. */
  readonly error: ProviderError | Error;
  /** Paths of the fields that this outcome is based on; empty if the customer does not exist. */
  readonly decidedBy: readonly string[];
}

/** Any provider's outcome of any operation. */
export type AnyOutcome = Outcome<OperationName, ProviderName> | Confirmed | NotApplied;

/** An outcome of a target that did not succeed. */
export type Failure = Rejected | Unknown | NotApplied;

/** What would be sent. */
export interface Planned extends Told {
  readonly status: "planned";
  /** The request with its complete body. */
  readonly request: PlannedRequest;
}

/** True for an outcome with an error. */
export const isFailure = <One extends AnyOutcome>(outcome: One): outcome is Extract<One, Failure> =>
  "error" in outcome;

/** Adds non-enumerable members: printing, serialising and spreading skip them. */
export const withHidden = <Shown extends object, Hidden extends object>(
  shown: Shown,
  hidden: Hidden,
): Shown & Hidden => {
  for (const [name, value] of Object.entries(hidden)) Object.defineProperty(shown, name, { value });
  return shown as Shown & Hidden;
};
