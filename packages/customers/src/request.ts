import type { IdempotentCallOptions, ProviderDefinition } from "@provider-clients/client-core";
import type { AnyTable } from "./table.js";

/** One request as it would be sent. */
export interface PlannedRequest {
  readonly operationId: string;
  readonly path: Readonly<Record<string, string | number | bigint>>;
  readonly query?: object;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What a target makes of a request: all but the customer, and what sends it. */
export interface Prepared<Raw> extends Pick<PlannedRequest, "path" | "query"> {
  /** What every body says, whatever is changed. */
  readonly about?: object;
  /** What is changed beside the customer in the common model. */
  readonly fields?: object | undefined;
  /** A body is checked field by field, by the table's type, so it is asserted whole where it is sent. */
  readonly send: (body: PlannedRequest["body"], options: IdempotentCallOptions) => Promise<Raw>;
}

/** What is known of one provider, whatever is asked of it. */
export interface Provider {
  /** What its document says. */
  readonly definition: ProviderDefinition;
  /** Where our fields stand. */
  readonly table: AnyTable;
  /** The customer's id in its answers. */
  readonly idName: string;
}
