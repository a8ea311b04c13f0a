import { createError, type ProviderDefinition, type ProviderError } from "@provider-clients/client-core";

/** A call that the facade did not make, as the error that the client would have thrown. */
export const refusal = (
  { name, title, operations }: ProviderDefinition,
  operationId: string,
  reason: string,
  isRetryable = false,
): ProviderError => {
  const { id, method, path } = operations.find((operation) => operation.id === operationId) ?? {};
  return createError(`Nothing was sent to ${title}: ${reason}.`, {
    provider: name,
    kind: "invalid-request",
    outcome: "not-sent",
    attempts: 0,
    isRetryable,
    operation: id,
    method,
    path,
  }) as ProviderError;
};

/** A call of the facade that names no usable target. */
export const misuse = (reason: string): ProviderError =>
  createError(`Nothing was sent: ${reason}.`, {
    provider: "customers",
    kind: "configuration",
    outcome: "not-sent",
    attempts: 0,
    isRetryable: false,
  }) as ProviderError;
