import { createError, isProviderError, type ProviderError, type ProviderErrorFacts } from "./errors.js";
import type { ValidationIssue } from "./validators.js";

/**
 * An error of a client as plain data: what `JSON.stringify` makes of it, and its stack. It survives `structuredClone`,
 * `postMessage`, queues and logs. The provider's own words (`body`) are not in it.
 */
export interface PlainProviderError extends ProviderErrorFacts {
  readonly name: "ProviderError";
  readonly message: string;
  readonly stack?: string;
  /** Where a body departs from its schema. */
  readonly issues?: readonly ValidationIssue[];
}

/**
 * The plain form of an error of a client; anything else comes back as it is. As it takes whatever was thrown, it is a
 * serialiser for pino and a step for winston.
 *
 * @example
 * ```ts
 * import { serialiseError } from "@provider-clients/client-core/serialise-error";
 *
 * export const pinoOptions = { serializers: { err: serialiseError } };
 * ```
 */
export const serialiseError = <Given>(error: Given): PlainProviderError | Exclude<Given, ProviderError> => {
  if (!isProviderError(error)) return error as Exclude<Given, ProviderError>;
  const { stack } = error;
  return { ...JSON.parse(JSON.stringify(error)), ...(stack !== undefined && { stack }) };
};

const isPlain = (value: unknown): value is PlainProviderError =>
  typeof value === "object" &&
  value !== null &&
  !isProviderError(value) &&
  Reflect.get(value, "name") === "ProviderError" &&
  typeof Reflect.get(value, "message") === "string" &&
  typeof Reflect.get(value, "kind") === "string" &&
  /^(not-sent|rejected|unknown)$/.test(String(Reflect.get(value, "outcome")));

/**
 * The error that a plain form was made of, so that `isProviderError`, `kind` and `outcome` work as they did where it was
 * thrown; anything else comes back as it is. `body` is undefined: it did not travel.
 *
 * @example
 * ```ts
 * import { isProviderError } from "@provider-clients/client-core";
 * import { reviveError } from "@provider-clients/client-core/serialise-error";
 *
 * export const wasSent = (message: unknown): boolean => {
 *   const error = reviveError(message);
 *   return isProviderError(error) && error.outcome !== "not-sent";
 * };
 * ```
 */
export const reviveError = (value: unknown): unknown => {
  if (!isPlain(value)) return value;
  const { name, message, stack, ...facts } = value;
  const error = createError(message, facts);
  if (stack !== undefined)
    Object.defineProperty(error, "stack", { value: stack, configurable: true, writable: true });
  return error;
};
