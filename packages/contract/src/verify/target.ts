import type { ReceivedAnswer, SentRequest } from "../check/observed-call.js";
import type { Transport } from "../check/transport.js";
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
  send,
  [Symbol.asyncDispose]: async () => {},
});

/** Sends a request unchanged over the network. */
const send = async (request: SentRequest, signal: AbortSignal | undefined): Promise<ReceivedAnswer> => {
  const response = await fetch(request.url, {
    method: request.method,
    headers: request.headers,
    redirect: "manual",
    ...(request.body === undefined ? {} : { body: request.body }),
    ...(signal ? { signal } : {}),
  });
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  };
};
