import { type AttemptEnd, attempt, isRedirect, type Reply } from "./attempt.js";
import { type CallContext, emit, factsOf, notify } from "./call-context.js";
import { chooseCredentials, readCredential } from "./credential.js";
import type { Failure } from "./failure.js";
import type { FetchExtras } from "./fetch.js";
import type { Limits } from "./limits.js";
import type { CredentialPlace } from "./operation.js";
import type { CallOptions, CredentialSource } from "./options.js";
import type { Attempt, Before } from "./outcome.js";
import { keyHolds, planRetry } from "./plan-retry.js";
import type { WireRequest } from "./serialise.js";
import { within } from "./within.js";

/** A call that is ready to be sent, except for its credential. */
export interface Prepared extends Pick<CallOptions, "signal" | "abortAs" | "onResponse"> {
  readonly request: WireRequest;
  readonly limits: Limits;
  /** Further members of the second argument of `fetch`. */
  readonly init?: FetchExtras | undefined;
  /** When an earlier call first sent the idempotency key: milliseconds since 1970. */
  readonly keySince?: number | undefined;
  /** Strings that no error or event may repeat. */
  readonly secrets: readonly string[];
  readonly before: Before;
  /**
   * True if the caller can safely repeat the call. False if we generated the idempotency key, because a new call gets a
   * new one.
   */
  readonly isRepeatable: boolean;
}

/** The result of sending: every attempt, and either the last answer or the reason why there is none to read. */
export type Sent = {
  readonly attempts: readonly Attempt[];
  readonly secrets: readonly string[];
  readonly retryAfterMs?: number | undefined;
} & (
  | { readonly reply: Reply; readonly failure?: undefined }
  | { readonly reply?: Reply | undefined; readonly failure: Failure }
);

const aborted: Failure = { kind: "abort", hint: "The signal aborted the call." };

const keyLapsed: Failure = {
  kind: "invalid-request",
  hint: "The provider may have forgotten its idempotency key, and would then apply it twice. Look it up.",
};

const outOfTime = (limits: Limits, name: "timeoutMs" | "attemptTimeoutMs"): Failure => ({
  kind: "timeout",
  hint: `\`${name}\` is ${limits[name]}.`,
});

const deadlineOf = (call: CallContext, { limits }: Prepared): number => call.startedAt + limits.timeoutMs;

/** The failure that prevents the next attempt, if any. */
const findObstacle = (
  call: CallContext,
  prepared: Prepared,
  keySince: number | undefined,
): Failure | undefined => {
  const now = Date.now();
  if (prepared.signal?.aborted) return aborted;
  if (now >= deadlineOf(call, prepared)) return outOfTime(prepared.limits, "timeoutMs");
  return keyHolds(call.operation, keySince, now) ? undefined : keyLapsed;
};

const failureOf = (end: Exclude<AttemptEnd, { kind: "answer" }>, timeIsOver: Failure): Failure => {
  if (end.kind === "network") {
    return { kind: "network", hint: "See `error.cause`.", cause: end.cause };
  }
  return end.kind === "abort" ? aborted : timeIsOver;
};

/** Makes one more attempt. */
const sendOnce = async (
  call: CallContext,
  prepared: Prepared,
  { attempts }: Sent,
): Promise<{ readonly end: AttemptEnd; readonly sent: Sent }> => {
  const { request, limits, signal, secrets, init } = prepared;
  const leftMs = deadlineOf(call, prepared) - Date.now();
  const isShort = limits.attemptTimeoutMs > 0 && limits.attemptTimeoutMs < leftMs;
  emit(call, { attempts: [...attempts, { reached: true }] }, { type: "request" });
  const end = await attempt(request, {
    fetch: call.client.options.fetch ?? fetch,
    init,
    timeoutMs: isShort ? limits.attemptTimeoutMs : leftMs,
    maxResponseBytes: limits.maxResponseBytes,
    signal,
    secrets,
    onHead: (known) => emit(call, { attempts: [...attempts, known] }, { type: "response" }),
  });
  const so = { attempts: [...attempts, end.attempt], secrets };
  if (end.kind === "answer") {
    return { end, sent: { ...so, reply: end.reply } };
  }
  const timeIsOver = outOfTime(limits, isShort ? "attemptTimeoutMs" : "timeoutMs");
  return { end, sent: { ...so, failure: failureOf(end, timeIsOver) } };
};

const never = (): Promise<never> => new Promise(() => {});

/** Sends a request with its credential until an answer is final. */
const sendUntilAnswered = async (call: CallContext, prepared: Prepared): Promise<Sent> => {
  const { limits, signal, secrets } = prepared;
  let { keySince } = prepared;
  let sent: Sent = { attempts: [], secrets, failure: keyLapsed };
  for (;;) {
    const obstacle = findObstacle(call, prepared, keySince);
    if (obstacle) {
      // If the key expired while the call waited, the result is still that of the last attempt.
      return obstacle === keyLapsed ? sent : { ...sent, failure: obstacle };
    }
    keySince ??= Date.now();
    const { end, sent: after } = await sendOnce(call, prepared, sent);
    sent = after;
    if (end.kind === "abort" || (end.kind === "answer" && end.reply.response.ok)) return sent;
    const deadline = deadlineOf(call, prepared);
    const { delayMs, retryAfterMs } = planRetry({
      operation: call.operation,
      limits,
      end,
      attempts: sent.attempts.length,
      deadline,
      keySince,
    });
    if (delayMs === undefined) return { ...sent, retryAfterMs };
    emit(call, sent, { type: "retry", kind: end.kind, delayMs });
    await within(delayMs, signal, never);
  }
};

/** Reads one credential; calls its function, if it is one, within the deadline. */
const readSecret = async (
  call: CallContext,
  prepared: Prepared,
  { option, value }: CredentialSource,
): Promise<string | Failure> => {
  if (typeof value === "string") return value;
  const leftMs = deadlineOf(call, prepared) - Date.now();
  const end = await within(leftMs, prepared.signal, () => readCredential(option, value as () => unknown));
  if (end.by === "itself") return end.value;
  return end.by === "time" ? outOfTime(prepared.limits, "timeoutMs") : aborted;
};

/** Adds a credential where its scheme requires it. */
const carry = (request: WireRequest, place: CredentialPlace, secret: string): WireRequest => {
  const { in: where, name, prefix = "" } = place;
  if (where === "query") {
    const pair = `${encodeURIComponent(name)}=${encodeURIComponent(secret)}`;
    return { ...request, url: `${request.url}${request.url.includes("?") ? "&" : "?"}${pair}` };
  }
  const headers = new Headers(request.headers);
  if (where === "header") headers.set(name, prefix + secret);
  else {
    const others = headers.get("cookie");
    headers.set("cookie", `${others ? `${others}; ` : ""}${name}=${encodeURIComponent(secret)}`);
  }
  return { ...request, headers };
};

/** Adds the credentials that the operation needs. */
const authorise = async (call: CallContext, prepared: Prepared): Promise<Prepared | Failure> => {
  const chosen = chooseCredentials(call);
  if ("kind" in chosen) return chosen;
  const places = call.client.definition.credentials;
  let { request, secrets } = prepared;
  for (const source of chosen) {
    const secret = await readSecret(call, prepared, source);
    if (typeof secret !== "string") return secret;
    const place = places[source.scheme];
    if (place) request = carry(request, place, secret);
    secrets = [...secrets, secret];
  }
  return { ...prepared, request, secrets };
};

/** What is wrong with an answer, for any operation. */
const findFlaw = ({ response, bytes }: Reply, { maxResponseBytes }: Limits): Failure | undefined => {
  if (isRedirect(response)) {
    return { kind: "redirect", hint: "Redirects are not followed." };
  }
  return response.ok && !bytes
    ? { kind: "unreadable", hint: `\`maxResponseBytes\` is ${maxResponseBytes}.` }
    : undefined;
};

/** Sends a call until an answer is final; shared by the methods and `/http`. Never rejects. */
export const send = async (call: CallContext, prepared: Prepared): Promise<Sent> => {
  const authorised = await authorise(call, prepared);
  if (!("request" in authorised)) {
    return { attempts: [], failure: authorised, secrets: [] };
  }
  const sent = await sendUntilAnswered(call, authorised);
  if (sent.failure) {
    return sent;
  }
  const { status, headers } = sent.reply.response;
  if (prepared.onResponse) {
    notify(prepared.onResponse, { ...factsOf(call, sent), status, headers: new Headers([...headers]) });
  }
  const failure = findFlaw(sent.reply, prepared.limits);
  return failure ? { ...sent, failure } : sent;
};

/** What a call rejects with: after an abort what the caller asked for, otherwise the error. */
export const reasonOf = ({ kind }: Failure, { signal, abortAs }: Prepared, error: Error): unknown =>
  kind === "abort" && abortAs !== "error" && signal && "reason" in signal ? signal.reason : error;
