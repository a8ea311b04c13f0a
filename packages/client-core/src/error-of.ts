import { type CallContext, type CallHistory, emit, factsOf } from "./call-context.js";
import { createError, type Outcome } from "./errors.js";
import type { Failure } from "./failure.js";
import { isKeyRepeat, outcomeOf } from "./outcome.js";
import { isTransient } from "./retry.js";

const consequences: Readonly<Record<Outcome, string>> = {
  "not-sent": "nothing was sent",
  rejected: "nothing was changed",
  unknown: "it may have been applied",
};

// The message for failures without a status.
const happenings: Readonly<Record<string, string>> = {
  network: "lost the connection in",
  timeout: "did not answer in time in",
  redirect: "answered with a redirect to",
  abort: "had not answered before the abort of",
};

const messageOf = (
  { client, operation: { id, method, path } }: CallContext,
  { kind, hint }: Failure,
  { attempts, status }: ReturnType<typeof factsOf>,
  outcome: Outcome,
): string => {
  const { title } = client.definition;
  if (!attempts) {
    const earlier = outcome === "unknown" ? " An earlier call may have been applied." : "";
    return `Nothing was sent to ${title} (${id}): ${hint}${earlier}`;
  }
  const happening =
    kind === "network" && outcome === "not-sent" ? "could not be reached for" : happenings[kind];
  const verb = status ? `answered ${status} to` : happening;
  const tries = `${attempts} attempt${attempts > 1 ? "s" : ""}`;
  return `${title} ${verb} ${method} ${path} after ${tries}; ${consequences[outcome]}. ${hint}`;
};

/** Creates the error for a failure; its outcome is computed from all attempts. */
export const errorOf = (call: CallContext, failure: Failure, history: CallHistory) => {
  const { body, hint, ...told } = failure;
  const { operation } = call;
  const { attempts, before } = history;
  const facts = factsOf(call, history);
  const outcome = outcomeOf(operation, attempts, before);
  const isRetryable =
    isTransient(failure.kind, facts.status) && (!!history.isRepeatable || outcome !== "unknown");
  const note = isKeyRepeat(operation, attempts, before) ? "An earlier attempt arrived: look it up. " : "";
  const message = messageOf(call, { ...failure, hint: note + hint }, facts, outcome);
  return createError(message, { ...facts, ...told, outcome, isRetryable }, body);
};

/** Reports to the client's `onEvent` the error that a call is about to end with. */
export const emitError = (
  call: CallContext,
  history: CallHistory,
  error: ReturnType<typeof errorOf>,
): void => {
  const { kind, outcome, isRetryable, code, cause, issues } = error;
  emit(call, history, { type: "error", kind, outcome, isRetryable, code, cause, issues });
};
