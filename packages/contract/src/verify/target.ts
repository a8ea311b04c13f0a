import { sendHttp, type Transport } from "../check/transport.js";
import { ContractError } from "../contract-error.js";

/**
 * The address of a server under test.
 *
 * @throws {ContractError} `bad-option` when it is none.
 */
export const targetOf = (against: string | URL): URL => {
  const url = URL.canParse(String(against)) ? new URL(against) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new ContractError(
      "bad-option",
      `against must be an http or https address, not ${JSON.stringify(String(against))}.`,
    );
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new ContractError("bad-option", "against must be an address without user, query or fragment.");
  }
  return url;
};

/** Whether an address is this machine itself. */
export const isLoopback = ({ hostname }: URL): boolean =>
  hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);

/** The way to a server that is not ours: what it understood stays its secret. */
export const transportTo = (target: URL): Transport => ({
  baseUrl: target.href.replace(/\/$/, ""),
  send: (request, signal) => sendHttp(request, signal),
  [Symbol.asyncDispose]: async () => {},
});
