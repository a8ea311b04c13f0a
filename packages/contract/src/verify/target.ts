import { sendHttp, type Transport } from "../check/transport.js";
import { ContractError } from "../contract-error.js";

/**
 * Parses the URL of a server under test.
 *
 * @throws {ContractError} `bad-option` if it is invalid.
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

/** True if a URL refers to this machine. */
export const isLoopback = ({ hostname }: URL): boolean =>
  hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);

/** The transport to a real server, which does not reveal how it understood a request. */
export const transportTo = (target: URL): Transport => ({
  baseUrl: target.href.replace(/\/$/, ""),
  send: (request, signal) => sendHttp(request, signal),
  [Symbol.asyncDispose]: async () => {},
});
