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

/** One customer to create. What the providers require is checked when the row is planned. */
export interface CreateRow<Clients> {
  readonly targets: Targets<"create", Clients>;
  readonly customer: Customer;
  readonly changes?: undefined;
}

/** One customer to change or to create: the row has `changes`, or a `customer`. */
export type Row<Clients> = UpdateRow<Clients> | CreateRow<Clients>;

/** An outcome that an earlier run may have kept, without `record` and `raw`. */
type Kept<One> = One extends { readonly record: infer Record; readonly raw: infer Raw }
  ? Omit<One, "record" | "raw"> & { readonly record?: Record; readonly raw?: Raw }
  : One;

/** What became of one row. */
export interface RowResult<One> {
  /** The row's position in this run, from 0. */
  readonly index: number;
  readonly row: One;
  /** One outcome per target, by provider. In a row that `isResumed` they have neither `record` nor `raw`. */
  readonly outcomes: { readonly [Provider in ProviderName]?: Kept<Outcome<OperationName, Provider>> };
  /** Why nothing could be done with the row: it is no row, names no target, or one without a client. */
  readonly error?: ProviderError;
  /** True when every target is `applied`; false also when one was skipped. */
  readonly allApplied: boolean;
  /** True when an earlier run had begun the row, and this one only tells what became of it. */
  readonly isResumed: boolean;
}

/** How far a run has come, with what earlier runs on the same checkpoint did. */
export interface Progress {
  /** Rows that are done. */
  readonly rows: number;
  /** Those of them that an earlier run had begun. */
  readonly resumed: number;
  /** Those of them with which nothing could be done. */
  readonly invalid: number;
  /** Targets of the rows that are done: the sum of the four counts below. */
  readonly targets: number;
  readonly applied: number;
  readonly rejected: number;
  readonly unknown: number;
  readonly skipped: number;
}

/** How many customers are changed. `signal` ends the run; `timeoutMs` and `retries` are those of each request. */
export interface UpdateManyOptions<One = unknown> extends Bounds {
  /** How many rows are worked on at once. @default 8 */
  readonly concurrency?: number | undefined;
  /**
   * What a provider bears, in place of what is documented; `[]` for no limit. A provider that is left out, or
   * undefined, keeps its documented limits.
   * @default `documentedRates`
   */
  readonly perProviderRate?: Rates | undefined;
  /** How often a request is made again, where that is safe and may help. Each counts against the rate. @default 2 */
  readonly retries?: number | undefined;
  /** Called after each row, those of earlier runs included. What it throws ends the run. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Makes the run resumable: rows that an earlier run has settled are not sent again. */
  readonly checkpoint?: Checkpoint | undefined;
  /**
   * What tells a row from others in the checkpoint. Your own key makes a row that was corrected the same row, so that
   * it is not sent again.
   * @default a digest of the row, so that a corrected row is a new one
   */
  readonly key?: ((row: One) => string) | undefined;
}
