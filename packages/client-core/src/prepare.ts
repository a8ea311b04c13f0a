import type { CallContext } from "./call-context.js";
import type { Failure } from "./failure.js";
import { readLimits } from "./limits.js";
import type { Operation } from "./operation.js";
import type { OperationOptions, PathValues } from "./options.js";
import { readExtras } from "./read-extras.js";
import { describeGiven, RefusedValue } from "./refused-value.js";
import type { Prepared } from "./send.js";
import { serialise, type WireRequest } from "./serialise.js";

/** Refuses an option that is given but not a function. */
export const checkFunction = (name: string, value: unknown): void => {
  if (value !== undefined && typeof value !== "function") {
    throw new RefusedValue(`\`${name}\` must be a function; ${describeGiven(value)}.`);
  }
};

// Checked by its methods: programs have signals from other windows and from polyfills.
const checkSignal = (signal: AbortSignal | undefined): void => {
  const { aborted, addEventListener, removeEventListener } = Object(signal ?? new AbortController().signal);
  if (typeof aborted !== "boolean" || !addEventListener || !removeEventListener) {
    throw new RefusedValue("`signal` must be an AbortSignal.");
  }
};

const checkAbortAs = (abortAs: unknown): void => {
  if (abortAs !== undefined && abortAs !== "reason" && abortAs !== "error") {
    throw new RefusedValue(`\`abortAs\` must be "reason" or "error"; ${describeGiven(abortAs)}.`);
  }
};

const checkKey = ({ keyHeader }: Operation, key: unknown): void => {
  if (key === undefined) return;
  if (!keyHeader) throw new RefusedValue("The operation takes no `idempotencyKey`.");
  if (typeof key !== "string" || !key)
    throw new RefusedValue("`idempotencyKey` must be text, and not empty.");
};

const readTime = (time: Date | undefined): number | undefined => {
  const ms = time?.getTime();
  if (Number.isNaN(ms)) throw new RefusedValue("`firstTriedAt` must be a valid date.");
  return ms;
};

/** Adds an idempotency key if the request may be retried and has none. Returns the caller's key, if there is one. */
export const addKey = (
  { keyHeader }: Operation,
  { headers }: WireRequest,
  retries: number,
): string | undefined => {
  const key = keyHeader && headers.get(keyHeader);
  if (keyHeader && !key && retries) {
    headers.set(keyHeader, crypto.randomUUID());
  }
  return key || undefined;
};

/**
 * The failure of a call whose options or values are invalid. Errors that are not ours may quote the value, so they are
 * not passed on.
 */
export const refusalOf = (error: unknown): Failure => ({
  kind: "invalid-request",
  hint:
    error instanceof RefusedValue
      ? error.message
      : "A value or an option cannot be read, or written as HTTP.",
});

/**
 * Prepares a call: reads its options and writes its request.
 *
 * @throws {RefusedValue} for an invalid option or value. Other errors that it throws may quote values.
 */
export const prepare = (
  { client, operation }: CallContext,
  path: PathValues,
  body: unknown,
  options: OperationOptions,
): Prepared => {
  const { query, cookies, idempotencyKey, headers, onResponse, firstTriedAt, abortAs } = options;
  // React Query and others pass null for no signal.
  const signal = options.signal ?? undefined;
  checkKey(operation, idempotencyKey);
  checkFunction("onResponse", onResponse);
  checkSignal(signal);
  checkAbortAs(abortAs);
  const keySince = readTime(firstTriedAt);
  const limits = readLimits(options, client.limits);
  const init = readExtras(options.init, client.options.init);
  const { keyHeader } = operation;
  const request = serialise(operation, {
    baseUrl: client.baseUrl,
    path,
    query,
    cookies,
    body,
    headers: [
      { "user-agent": client.options.userAgent },
      client.options.headers,
      headers,
      keyHeader ? { [keyHeader]: idempotencyKey } : undefined,
    ],
  });
  const key = addKey(operation, request, limits.retries);
  return {
    request,
    limits,
    init,
    signal,
    abortAs,
    onResponse,
    keySince,
    secrets: key ? [key] : [],
    before: { key: !!key, change: !!firstTriedAt },
    isRepeatable: !!(operation.idempotent || key),
  };
};
