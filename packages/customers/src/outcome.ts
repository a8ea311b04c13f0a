import type { ProviderError } from "@provider-clients/client-core";
import type { Exchanges, OperationName, ProviderName } from "./providers.js";
import type { PlannedRequest } from "./request.js";

/** What every outcome says. */
export interface Told {
  /** Paths of the given fields that the provider cannot hold, and that were therefore not sent to it. */
  readonly ignored: readonly string[];
}

/** The provider said yes. */
export interface Applied<Operation extends OperationName, Provider extends ProviderName> extends Told {
  readonly status: "applied";
  /** The provider's id of the customer, to be used as `id` in later targets. */
  readonly id: Exchanges[Operation][Provider]["id"];
  /** The answered record in the common model; undefined where the provider answers none. */
  readonly record: Exchanges[Operation][Provider]["record"];
  /** The provider's answer as received. */
  readonly raw: Exchanges[Operation][Provider]["raw"];
}

/** Nothing was changed: the provider said no, or the request never left. */
export interface Rejected extends Told {
  readonly status: "rejected";
  readonly error: ProviderError;
}

/** It may have happened: look the customer up before sending it again, or let `retry` decide. */
export interface Unknown extends Told {
  readonly status: "unknown";
  /** The client's error, or the reason that the call was aborted with. */
  readonly error: ProviderError | Error;
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

/** A target that did not end as wished. */
export type Failure = (Rejected | Unknown) & { readonly provider: ProviderName };

/** What a dry run would have sent. */
export interface Planned extends Told {
  readonly status: "planned";
  readonly request: PlannedRequest;
}
