import type { ErrorCause } from "./errors.js";
import { type Exchange, fail } from "./exchange.js";
import { readCause } from "./network-failure.js";

/** True for text that a header carries unchanged. A line end copied along with a key is the usual reason for false. */
export const isCredential = (value: unknown): value is string =>
  typeof value === "string" && /^[!-~]+( [!-~]+)*$/.test(value);

/** Says what a credential has to be. */
export const credentialProblem = (option: string): string =>
  `\`${option}\` must be printable ASCII, or a function that returns it.`;

/** The credential for one call. What its function throws is reduced to a name, for it may quote the secret. */
export const readCredential = async (exchange: Exchange, get: () => unknown): Promise<string> => {
  let secret: unknown;
  let cause: ErrorCause | undefined;
  try {
    secret = await get();
  } catch (error) {
    cause = readCause(error);
  }
  if (!isCredential(secret)) {
    throw fail(exchange, "configuration", credentialProblem(exchange.credential.option), { cause });
  }
  return secret;
};
