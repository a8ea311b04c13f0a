import {
  createError,
  type Operation,
  type ProviderDefinition,
  type ProviderError,
} from "@provider-clients/client-core";

/** Something that the facade did not send, as the error that the client itself would have thrown. */
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

/** A call, or an option, with which nothing can be done at any provider. */
export const misuse = (reason: string): ProviderError =>
  createError(`Nothing was sent: ${reason}`, {
    kind: "configuration",
    provider: "customers",
    outcome: "not-sent",
    attempts: 0,
    isRetryable: false,
  }) as ProviderError;
