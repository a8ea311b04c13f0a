import type { ProviderError } from "@provider-clients/client-core";
import type { PlannedRequest } from "./provider.js";
import type { OperationName, ProviderName, TypesOf } from "./providers.js";

/** What every outcome says. It holds names of fields, never their values, so that it can be shown and logged. */
export interface Told {
  readonly provider: ProviderName;
  /**
   * Paths of the fields that were sent, or would have been; `fields.…` are a target's own. In a `rejected` outcome
   * whose `error.outcome` is `"not-sent"`, nothing was.
   */
  readonly sent: readonly string[];
  /** Paths of the given fields that the provider cannot hold, and that were therefore not sent to it. */
  readonly ignored: readonly string[];
}

/** The provider said yes. */
export interface Applied<Operation extends OperationName, Provider extends ProviderName> extends Told {
  readonly status: "applied";
  /**
   * The provider's id of the customer, to be used as `id` in later targets. Undefined only where the provider's
   * document lets an answer leave it out (a creation at Soap or Payabli): then find the customer by what you sent, at
   * Soap with `searchCustomers`, at Payabli with `listCustomers` and the filter `customernumber(eq)`.
   */
  readonly id: TypesOf[Provider][Operation]["id"];
  /** The answered record in the common model. Personal data: absent from `JSON.stringify` and `inspect`. */
  readonly record: TypesOf[Provider][Operation]["record"];
  /** The provider's answer as received. Personal data: absent from `JSON.stringify` and `inspect`. */
  readonly raw: TypesOf[Provider][Operation]["raw"];
}

/** Nothing was changed: the provider said no, or the request never left. */
export interface Rejected extends Told {
  readonly status: "rejected";
  readonly error: ProviderError;
}

/** It may have happened: `resolve` reads the customer back, and `retry` sends again where that is harmless. */
export interface Unknown extends Told {
  readonly status: "unknown";
  /** The client's error, of kind `abort` after an abort. A plain `Error` where a client threw something else. */
  readonly error: ProviderError | Error;
  /** Why reading the customer back could not tell either; set by `resolve`. */
  readonly because?: string;
}

/** Nothing was sent, because there was nothing that this provider can hold. */
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

/** It was unknown, and the customer reads back with every value that was sent. */
export interface Confirmed extends Told {
  readonly status: "applied";
  readonly id: unknown;
  /** The record as read back, in the common model. Personal data: absent from `JSON.stringify` and `inspect`. */
  readonly record: unknown;
  /** What reading answered. Personal data: absent from `JSON.stringify` and `inspect`. */
  readonly raw: unknown;
  /** Paths of the fields that decided it. */
  readonly decidedBy: readonly string[];
}

/** It was unknown, and nothing of it can be read back. */
export interface NotApplied extends Told {
  readonly status: "not-applied";
  /** The error that the call had ended with. */
  readonly error: ProviderError | Error;
  /** Paths of the fields that decided it; none where the customer is not there. */
  readonly decidedBy: readonly string[];
}

/** Any provider's outcome of any operation. */
export type AnyOutcome = Outcome<OperationName, ProviderName> | Confirmed | NotApplied;

/** A target that did not end as wished. */
export type Failure = Rejected | Unknown | NotApplied;

/** What would be sent. */
export interface Planned extends Told {
  readonly status: "planned";
  /** The request, with everything that its body would say. */
  readonly request: PlannedRequest;
}

/** True for an outcome with an error. */
export const isFailure = <One extends AnyOutcome>(outcome: One): outcome is Extract<One, Failure> =>
  "error" in outcome;

/** Adds members that are reached by their names only: printing, serialising and spreading pass them by. */
export const withHidden = <Shown extends object, Hidden extends object>(
  shown: Shown,
  hidden: Hidden,
): Shown & Hidden => {
  for (const [name, value] of Object.entries(hidden)) Object.defineProperty(shown, name, { value });
  return shown as Shown & Hidden;
};
