import type { ProviderError } from "@provider-clients/client-core";
import type { Customer, CustomerChanges } from "../customer.js";
import type { Bounds } from "../execute.js";
import type { Outcome } from "../outcome.js";
import type { OperationName, ProviderName } from "../providers.js";
import type { Targets } from "../targets.js";
import type { Checkpoint } from "./checkpoint.js";
import type { Rates } from "./rate.js";

/** One customer to change. */
export interface UpdateRow<Clients> {
  readonly targets: Targets<"update", Clients>;
  readonly changes: CustomerChanges;
  readonly customer?: undefined;
}

/** One customer to create. The fields that the providers require are checked when the row is planned. */
export interface CreateRow<Clients> {
  readonly targets: Targets<"create", Clients>;
  readonly customer: Customer;
  readonly changes?: undefined;
}

/** One customer to change or to create: the row has either `changes` or `customer`. */
export type Row<Clients> = UpdateRow<Clients> | CreateRow<Clients>;

/** An outcome without `record` and `raw`, as a checkpoint from an earlier run may hold it. */
type Kept<One> = One extends { readonly record: infer Record; readonly raw: infer Raw }
  ? Omit<One, "record" | "raw"> & { readonly record?: Record; readonly raw?: Raw }
  : One;

/** The result of one row. */
export interface RowResult<One> {
  /** The row's position in this run, from 0. */
  readonly index: number;
  readonly row: One;
  /** One outcome per target, by provider. If the row `isResumed`, they have neither `record` nor `raw`. */
  readonly outcomes: { readonly [Provider in ProviderName]?: Kept<Outcome<OperationName, Provider>> };
  /** Why the row is unusable: it is not a row, names no target, or names one without a client. */
  readonly error?: ProviderError;
  /** True if every target is `applied`; false also if one was skipped. */
  readonly allApplied: boolean;
  /** True if an earlier run began the row and this run only reports its outcome. */
  readonly isResumed: boolean;
}

/** The progress of a run, including earlier runs on the same checkpoint. */
export interface Progress {
  /** Rows that are done. */
  readonly rows: number;
  /** Rows done that an earlier run had begun. */
  readonly resumed: number;
  /** Rows done that were unusable. */
  readonly invalid: number;
  /** Targets of the rows done: the sum of the four counts below. */
  readonly targets: number;
  readonly applied: number;
  readonly rejected: number;
  readonly unknown: number;
  readonly skipped: number;
}

/** How many customers are changed. `signal` ends the run; `timeoutMs` and `retries` apply to each request. */
export interface UpdateManyOptions<One = unknown> extends Bounds {
  /** How many rows are processed at once. @default 8 */
  readonly concurrency?: number | undefined;
  /**
   * The rate limits of each provider, instead of the documented ones; `[]` for no limit. A provider that is left out or
   * undefined keeps its documented limits.
   * @default `documentedRates`
   */
  readonly perProviderRate?: Rates | undefined;
  /** How often a request is retried if that is safe and may help. Each attempt counts against the rate. @default 2 */
  readonly retries?: number | undefined;
  /** Called after each row, including rows of earlier runs. An error that it throws ends the run. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Makes the run resumable: rows that an earlier run settled are not sent again. */
  readonly checkpoint?: Checkpoint | undefined;
  /**
   * Identifies a row in the checkpoint. With your own key, a corrected row counts as the same row and is not sent
   * again.
   * @default a digest of the row, so a corrected row counts as a new one
   */
  readonly key?: ((row: One) => string) | undefined;
}
