import { type Exchange, emit, type Rank } from "./exchange.js";
import { readToken } from "./network-failure.js";
import { discard, readBytes } from "./read-bytes.js";
import type { WireRequest } from "./serialise.js";

/** An HTTP answer and its body. */
export interface Reply {
  readonly response: Response;
  /** Undefined when it was too large, or broke after a status that had decided the call. */
  readonly bytes: Uint8Array<ArrayBuffer> | undefined;
}

const rankOf = ({ operation }: Exchange, status = 200): Rank =>
  operation.safe || ((status < 200 || status > 299) && status < 500 && status !== 408) ? 1 : 2;

/** Sends one request and reads its answer, whatever the status. */
export const attempt = async (
  exchange: Exchange,
  request: WireRequest,
  signal: AbortSignal,
): Promise<Reply> => {
  const { facts, options, limits } = exchange;
  signal.throwIfAborted();
  facts.attempts++;
  facts.status = facts.requestId = undefined;
  exchange.rank = rankOf(exchange);
  emit(exchange, { type: "request" });
  const response = await (options.fetch ?? fetch)(request.url, {
    ...request,
    redirect: "manual",
    signal,
  } as RequestInit);
  const { status, headers, ok, body } = response;
  const isRedirect = !ok && status < 400;
  if (signal.aborted || isRedirect) {
    discard(body);
    signal.throwIfAborted();
  }
  facts.status = status;
  facts.requestId = readToken(headers.get("x-request-id") ?? headers.get("request-id"));
  exchange.rank = rankOf(exchange, status);
  emit(exchange, { type: "response" });
  const bytes = await readBytes(body, limits.maxResponseBytes).catch((error: unknown) => {
    // A failing status has decided the call; its words are worth having, not worth failing for.
    if (ok) {
      throw error;
    }
    return undefined;
  });
  return { response, bytes };
};
