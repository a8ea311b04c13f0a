import type { ErrorCause } from "./errors.js";
import type { Fetch, FetchAnswer, FetchExtras, FetchInit } from "./fetch.js";
import { isNeverSent, readCause, readToken } from "./network-failure.js";
import type { Attempt } from "./outcome.js";
import { discard, readBytes } from "./read-bytes.js";
import type { WireRequest } from "./serialise.js";
import { within } from "./within.js";

/** An HTTP answer and its body. */
export interface Reply {
  readonly response: FetchAnswer;
  /** Undefined if the body was too large, or broke off after a status that had decided the call. */
  readonly bytes: Uint8Array<ArrayBuffer> | undefined;
}

/** How one attempt ended. */
export type AttemptEnd =
  | { readonly kind: "answer"; readonly attempt: Attempt; readonly reply: Reply }
  | { readonly kind: "network"; readonly attempt: Attempt; readonly cause: ErrorCause }
  | { readonly kind: "timeout" | "abort"; readonly attempt: Attempt };

/** The parameters of one attempt. */
export interface AttemptOptions {
  readonly fetch: Fetch;
  readonly init: FetchExtras | undefined;
  readonly timeoutMs: number;
  readonly maxResponseBytes: number;
  readonly signal: AbortSignal | undefined;
  /** Strings that no answer may repeat in an error. */
  readonly secrets: readonly string[];
  /** Called when headers arrive, unless the attempt has ended. */
  readonly onHead: (attempt: Attempt) => void;
}

/** True for an answer that redirects the request. A 304 is not a redirect but an answer to a conditional request. */
export const isRedirect = ({ ok, status }: FetchAnswer): boolean => !ok && status < 400 && status !== 304;

/** A request as plain values, which any runtime's fetch takes. */
const writeInit = async ({ method, headers, body }: WireRequest) => ({
  method,
  headers: Object.fromEntries(headers),
  body: body instanceof Blob ? await body.arrayBuffer() : body,
  redirect: "manual",
});

/** Sends one request and reads its answer, whatever its status. Never rejects. */
export const attempt = async (request: WireRequest, options: AttemptOptions): Promise<AttemptEnd> => {
  const { fetch, init, timeoutMs, maxResponseBytes, signal, secrets, onHead } = options;
  let known: Attempt = { reached: false };
  const ask = async (inner: AbortSignal): Promise<Reply> => {
    const written = { ...init, ...(await writeInit(request)), signal: inner };
    // From here on, the provider may have received the request.
    known = { reached: true };
    const response = await fetch(request.url, written as FetchInit);
    const { status, headers, ok } = response;
    if (inner.aborted || isRedirect(response)) {
      discard(response.body);
    }
    if (inner.aborted) {
      return { response, bytes: undefined };
    }
    const requestId = readToken(headers.get("x-request-id") ?? headers.get("request-id"), secrets);
    known = { reached: true, status, requestId };
    onHead(known);
    try {
      return {
        response,
        bytes: isRedirect(response) ? undefined : await readBytes(response, maxResponseBytes),
      };
    } catch (error) {
      // A failing status has decided the call. Its body is useful but optional.
      if (ok) throw error;
      return { response, bytes: undefined };
    }
  };
  try {
    const end = await within(timeoutMs, signal, ask);
    if (end.by === "itself") {
      return { kind: "answer", attempt: known, reply: end.value };
    }
    return { kind: end.by === "time" ? "timeout" : "abort", attempt: known };
  } catch (error) {
    return {
      kind: "network",
      attempt: known.status === undefined && isNeverSent(error) ? { reached: false } : known,
      cause: readCause(error, secrets),
    };
  }
};
