import type { ProviderError } from "@provider-clients/client-core";
import type { CustomerChanges } from "../customer.js";
import type { Bounds } from "../execute.js";
import type { Outcome } from "../outcome.js";
import type { ProviderName } from "../providers.js";
import type { Targets } from "../targets.js";
import type { Checkpoint } from "./checkpoint.js";
import type { Rates } from "./rate.js";

/** One customer to change. */
export interface Row<Clients> {
  readonly targets: Targets<"update", Clients>;
  readonly changes: CustomerChanges;
}

/** What became of one row. */
export interface RowResult<One> {
  /** The row's position, from 0. */
  readonly index: number;
  readonly row: One;
  /** One outcome per target. */
  readonly outcomes: { readonly [Provider in ProviderName]?: Outcome<"update", Provider> };
  /** Why nothing could be done with the row: it names no target, or one without a client. */
  readonly error?: ProviderError;
  /** True when nothing was rejected and nothing is unknown. */
  readonly complete: boolean;
}

/** How far a run has come. Outcomes are counted per target. */
export interface Progress {
  /** Rows that are done, those of earlier runs included. */
  readonly rows: number;
  /** Rows that an earlier run had settled. */
  readonly resumed: number;
  /** Rows with which nothing could be done. */
  readonly invalid: number;
  readonly applied: number;
  readonly rejected: number;
  readonly unknown: number;
  readonly skipped: number;
}

/** How many customers are changed. `signal` ends the run; `timeoutMs` and `retries` are those of each request. */
export interface UpdateManyOptions extends Bounds {
  /** How many rows are worked on at once. @default 8 */
  readonly concurrency?: number | undefined;
  /** What a provider bears, in place of what is documented; `[]` for no limit. @default `documentedRates` */
  readonly perProviderRate?: Rates | undefined;
  /** How often a request is made again, where that is safe and may help. Each counts against the rate. @default 2 */
  readonly retries?: number | undefined;
  /** Called after each row. What it throws ends the run. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Makes the run resumable: with the same rows in the same order, settled ones are not sent again. */
  readonly checkpoint?: Checkpoint | undefined;
}
