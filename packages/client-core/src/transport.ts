import { attempt, type Reply } from "./attempt.js";
import { readCredential } from "./credential.js";
import { type Exchange, emit, fail, notify, type Rank } from "./exchange.js";
import { readLimits } from "./limits.js";
import { isUnconnected, readCause } from "./network-failure.js";
import type { CallOptions } from "./options.js";
import { backOff, isTransient, longestWaitMs, readRetryAfter } from "./retry.js";
import { type RequestParts, serialise, type WireRequest } from "./serialise.js";
import { timeIsOver, within } from "./within.js";

/** What a call can be told, headers aside: they are part of the request. */
export type SendOptions = Omit<CallOptions, "headers">;

const repeat = async (exchange: Exchange, request: WireRequest, signal: AbortSignal): Promise<Reply> => {
  const { facts, limits, credential, operation } = exchange;
  const canResend = operation.idempotent || operation.keyHeader;
  const { header, prefix = "" } = credential;
  const { value } = credential;
  if (!operation.open) {
    request.headers.set(
      header,
      prefix + (typeof value === "string" ? value : await readCredential(exchange, value)),
    );
  }
  const once = (inner: AbortSignal): Promise<Reply> => attempt(exchange, request, inner);
  for (;;) {
    let reply: Reply | undefined;
    let error: unknown;
    try {
      reply = await (limits.attemptTimeoutMs ? within(limits.attemptTimeoutMs, signal, once) : once(signal));
    } catch (reason) {
      signal.throwIfAborted();
      error = reason;
      exchange.rank = isUnconnected(error) ? 0 : exchange.rank;
    }
    if (reply?.response.ok) {
      return reply;
    }
    const kind = reply ? "answer" : error === timeIsOver ? "timeout" : "network";
    const willRetry = canResend && facts.attempts <= limits.retries && isTransient(kind, facts.status);
    const asked = readRetryAfter(reply?.response.headers.get("retry-after") ?? "");
    const delayMs = asked || backOff(facts.attempts);
    if (
      !willRetry ||
      delayMs > longestWaitMs ||
      Date.now() + delayMs >= exchange.startedAt + limits.timeoutMs
    ) {
      facts.retryAfterMs = asked ?? (willRetry ? delayMs : undefined);
      if (reply) {
        return reply;
      }
      throw error === timeIsOver
        ? fail(exchange, kind, `\`attemptTimeoutMs\` is ${limits.attemptTimeoutMs}.`)
        : fail(exchange, kind, "See `error.cause`.", { cause: readCause(error) });
    }
    emit(exchange, { type: "retry", kind, delayMs });
    exchange.earlierRank = Math.max(exchange.earlierRank, exchange.rank) as Rank;
    await within(delayMs, signal, () => new Promise(() => {})).catch(() => signal.throwIfAborted());
  }
};

/** Serialises a request and sends it until there is an answer to keep: what methods and `http` have in common. */
export const send = async (exchange: Exchange, parts: RequestParts, options: SendOptions): Promise<Reply> => {
  const { facts } = exchange;
  const { signal, onResponse } = options;
  const refuse = (problem: string): never => {
    throw fail(exchange, "invalid-request", problem);
  };
  const limits = readLimits(options, refuse, exchange.limits);
  exchange.limits = limits;
  const request = serialise(exchange, parts);
  const { idempotent, keyHeader } = exchange.operation;
  const key = keyHeader && request.headers.get(keyHeader);
  exchange.isRepeatable = !!(idempotent || key);
  if (keyHeader && !key && limits.retries) {
    request.headers.set(keyHeader, crypto.randomUUID());
  }
  let reply: Reply;
  try {
    reply = await within(limits.timeoutMs, signal, (inner) => repeat(exchange, request, inner));
  } catch (error) {
    if (error === timeIsOver) {
      throw fail(exchange, "timeout", `\`timeoutMs\` is ${limits.timeoutMs}.`);
    }
    if (signal?.aborted && error === signal.reason) {
      fail(exchange, "abort", "");
    }
    throw error;
  }
  const { status, headers, ok } = reply.response;
  if (onResponse) {
    notify(onResponse, { ...facts, status, headers });
  }
  if (!ok && status < 400) {
    throw fail(exchange, "redirect", "Redirects are not followed.");
  }
  if (ok && !reply.bytes) {
    throw fail(exchange, "unreadable", `\`maxResponseBytes\` is ${limits.maxResponseBytes}.`);
  }
  return reply;
};
