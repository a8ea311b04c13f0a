import type { ErrorCause } from "./errors.js";

const neverConnected = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused)$/;

interface SystemError {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly cause?: unknown;
  readonly errors?: unknown;
}

// Members of whatever was thrown, even if it is no object.
const members = (value: unknown): SystemError => Object(value);

/**
 * True when the runtime proves that no connection was made: it names such a cause, for every address if it
 * tried several. Node and undici put it into `cause`, Bun into the error itself.
 */
export const isUnconnected = (error: unknown): boolean => {
  const cause = members(error).cause ?? error;
  const tried = [members(cause).errors ?? cause].flat();
  return tried.length > 0 && tried.every((one) => neverConnected.test(String(members(one).code)));
};

/** A word from outside that may be shown: a short token, or nothing. Sentences, addresses and markup are not. */
export const readToken = (value: unknown): string | undefined =>
  typeof value === "string" && /^[\w.:-]{1,128}$/.test(value) ? value : undefined;

/** What a failure below the runtime may say about itself. Its message stays out: it can quote what was sent. */
export const readCause = (error: unknown): ErrorCause => {
  const { name, code, cause } = members(error);
  return { name: readToken(name), code: readToken(code ?? members(cause).code) };
};
