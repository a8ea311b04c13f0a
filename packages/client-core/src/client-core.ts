import { readAnswer } from "./answer.js";
import { type CallContext, type CallHistory, type Client, emit } from "./call-context.js";
import type { ClientOptions } from "./client-options.js";
import { createClient } from "./create-client.js";
import { emitError, errorOf } from "./error-of.js";
import type { Failure } from "./failure.js";
import type { Operation, ProviderDefinition } from "./operation.js";
import type { BaseUrlInput, Call, CredentialSource, OperationOptions, PathValues } from "./options.js";
import { prepare, refusalOf } from "./prepare.js";
import { type Prepared, reasonOf, send } from "./send.js";

/** The end of a call: the documented body, or a failure. */
type Settled =
  | { readonly body: unknown; readonly failure?: undefined }
  | { readonly failure: Failure; readonly history: CallHistory };

const unsent: CallHistory = { attempts: [] };

/** Validates a body and reports what differs. Returns a failure if the mode is `enforce`. */
const findDrift = (
  call: CallContext,
  history: CallHistory,
  direction: "request" | "response",
  body: unknown,
): Failure | undefined => {
  const drift = call.client.judge?.(call.operation, direction, body);
  if (!drift) {
    return undefined;
  }
  const { issues, isEnforced } = drift;
  emit(call, history, { type: "drift", direction, issues });
  if (!isEnforced) {
    return undefined;
  }
  const [first] = issues;
  const hint = `It violates its schema at "${first?.path}" (${first?.keyword}). See \`error.issues\`.`;
  return direction === "request"
    ? { kind: "invalid-request", hint, issues }
    : { kind: "unreadable", hint, issues, body };
};

const begin = (
  call: CallContext,
  path: PathValues,
  body: unknown,
  options: OperationOptions,
): Prepared | Failure => {
  try {
    return findDrift(call, unsent, "request", body) ?? prepare(call, path, body, options);
  } catch (error) {
    return refusalOf(error);
  }
};

const findResponseDrift: typeof findDrift = (...given) => {
  try {
    return findDrift(...given);
  } catch (error) {
    // The change has been applied, so an error of the caller's own validator must not make the call fail.
    console.error("A validator threw; the call goes on.", error);
    return undefined;
  }
};

/** Sends a call and reads its answer. */
const finish = async (call: CallContext, prepared: Prepared): Promise<Settled> => {
  const { before, isRepeatable, limits } = prepared;
  const { operation, client } = call;
  const sent = await send(call, prepared);
  const { attempts, retryAfterMs } = sent;
  const history = { attempts, before, isRepeatable, retryAfterMs };
  if (sent.failure) {
    return { failure: sent.failure, history };
  }
  const bounds = { maxBytes: limits.maxResponseBytes, secrets: sent.secrets };
  const { failure, isRefusal, body } = readAnswer(operation, client.definition.envelope, sent.reply, bounds);
  if (failure) {
    const last = { reached: true, ...attempts.at(-1), isRefusal };
    return { failure, history: { ...history, attempts: [...attempts.slice(0, -1), last] } };
  }
  const drift = findResponseDrift(call, history, "response", body);
  return drift ? { failure: drift, history } : { body };
};

const createCall =
  (client: Client): Call =>
  async <Answer>(
    operation: Operation,
    path: PathValues,
    body: unknown,
    options?: OperationOptions,
  ): Promise<Answer> => {
    const call: CallContext = { client, operation, startedAt: Date.now() };
    const begun = begin(call, path, body, options ?? {});
    const settled: Settled =
      "request" in begun ? await finish(call, begun) : { failure: begun, history: unsent };
    if (!settled.failure) {
      return settled.body as Answer;
    }
    const error = errorOf(call, settled.failure, settled.history);
    emitError(call, settled.history, error);
    throw "request" in begun ? reasonOf(settled.failure, begun, error) : error;
  };

/**
 * Creates the `call` function that a provider's methods use.
 *
 * @param credentialsOf reads the credentials from the options, once.
 * @throws {ConfigurationError} if an option is missing, malformed or contradicts another.
 */
export const createClientCore = <Options extends ClientOptions & BaseUrlInput>(
  definition: ProviderDefinition,
  options: Options,
  credentialsOf: (options: Options) => readonly CredentialSource[],
): { readonly call: Call } => ({ call: createCall(createClient(definition, options, credentialsOf)) });
