import {
  createError,
  isProviderError,
  type ProviderError,
  type ProviderErrorFacts,
} from "@provider-clients/client-core";
import type { AnyOutcome } from "./outcome.js";
import type { ProviderName } from "./providers.js";

/**
 * An error as plain data: the facts of a client's error, which contain no personal data; only the name of any other
 * error.
 */
export interface SavedError extends Partial<ProviderErrorFacts> {
  readonly name: string;
  readonly message?: string;
}

/** An outcome as plain data, for a file or a database. It contains no personal data, so neither `record` nor `raw`. */
export interface SavedOutcome {
  readonly provider: ProviderName;
  readonly status: AnyOutcome["status"];
  readonly id?: string | number;
  readonly sent: readonly string[];
  readonly ignored: readonly string[];
  readonly decidedBy?: readonly string[];
  readonly because?: string;
  readonly reason?: string;
  readonly error?: SavedError;
}

/** Serialises the error as plain data. */
export const saveError = (error: ProviderError | Error): SavedError =>
  isProviderError(error) ? JSON.parse(JSON.stringify(error)) : { name: error.name };

/** Serialises the outcome as plain data. An id beyond the safe integers is stored as a string. */
export const saveOutcome = (outcome: AnyOutcome): SavedOutcome => {
  const { provider, status, sent, ignored } = outcome;
  const id = "id" in outcome ? outcome.id : undefined;
  return {
    provider,
    status,
    ...(id !== undefined && { id: typeof id === "number" ? id : String(id) }),
    sent,
    ignored,
    ...("decidedBy" in outcome && { decidedBy: outcome.decidedBy }),
    ...("because" in outcome && { because: outcome.because }),
    ...("reason" in outcome && { reason: outcome.reason }),
    ...("error" in outcome && { error: saveError(outcome.error) }),
  };
};

/** Restores a saved error. */
export const restoreError = ({ name, message, ...facts }: SavedError): Error =>
  message === undefined ? new Error(`The call ended with ${name}.`) : createError(message, facts);

/** Restores a saved outcome, without `record` and `raw`. */
export const restoreOutcome = ({ error, ...saved }: SavedOutcome): AnyOutcome =>
  // The status determines the members, and `saveOutcome` stored all of them.
  ({ ...saved, ...(error && { error: restoreError(error) }) }) as AnyOutcome;
