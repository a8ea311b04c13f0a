import type { Bounds } from "./execute.js";
import type { Planned, Rejected, Skipped } from "./outcome.js";
import type { Exchanges, OperationName, ProviderName } from "./providers.js";
import type { Result } from "./result.js";

/** How one call of the facade is made. */
export interface CallSettings<DryRun extends boolean = boolean> extends Bounds {
  /** Reject every target, and send nothing, when a field would be ignored or refused anywhere. @default false */
  readonly strict?: boolean | undefined;
  /** Return the requests that would be sent, and send nothing. @default false */
  readonly dryRun?: DryRun | undefined;
  /** The instant at which the UTC offsets of time zones are looked up. @default the time of the call */
  readonly now?: Date | undefined;
}

type Known<Given, Wanted> = {
  readonly [Name in keyof Given]: Name extends keyof Wanted
    ? Name extends "fields" | "query"
      ? Known<Given[Name], NonNullable<Wanted[Name]>>
      : unknown
    : never;
};

/** Refuses what inference alone would let through: no target, an unconfigured provider, a misspelt extra. */
export type Checked<Operation extends OperationName, Clients, Given> = keyof Given extends never
  ? { readonly "name at least one provider": never }
  : {
      readonly [Provider in keyof Given]: Provider extends keyof Clients & ProviderName
        ? Known<Given[Provider], Exchanges[Operation][Provider]["target"]>
        : never;
    };

/** What each targeted provider would get. */
export type DryRun<Provider extends PropertyKey> = {
  readonly [Name in Provider & ProviderName]: Planned | Rejected | Skipped;
};

/** The answer to a call: a result, or the requests if it was a dry run. */
export type Answer<Operation extends OperationName, Given, Dry extends boolean> = Promise<
  Dry extends true ? DryRun<keyof Given> : Result<Operation, keyof Given>
>;
