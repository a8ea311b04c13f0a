import {
  createError,
  type Operation,
  type ProviderDefinition,
  type ProviderError,
} from "@provider-clients/client-core";

/** The error for a request that the facade did not send; the same error that the client would have thrown. */
export const refusal = (
  reason: string,
  { name, title }: Pick<ProviderDefinition, "name" | "title">,
  operation?: Operation,
  isRetryable = false,
): ProviderError =>
  createError(`Nothing was sent to ${title}: ${reason}.`, {
    kind: "invalid-request",
    provider: name,
    operation: operation?.id,
    method: operation?.method,
    path: operation?.path,
    outcome: "not-sent",
    attempts: 0,
    isRetryable,
  }) as ProviderError;

/** The error for a call or an option that is invalid at every provider. */
export const misuse = (reason: string): ProviderError =>
  createError(`Nothing was sent: ${reason}`, {
    kind: "configuration",
    provider: "customers",
    outcome: "not-sent",
    attempts: 0,
    isRetryable: false,
  }) as ProviderError;
