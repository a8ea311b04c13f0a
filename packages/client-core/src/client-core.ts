import { readAnswer } from "./answer.js";
import { resolveBaseUrl } from "./base-url.js";
import type { ClientOptions } from "./client-options.js";
import { credentialProblem, isCredential } from "./credential.js";
import { createError } from "./errors.js";
import { type Client, fail, startExchange } from "./exchange.js";
import { createHttp } from "./http.js";
import type { HttpClient } from "./http-client.js";
import { readLimits } from "./limits.js";
import type { Operation, ProviderDefinition } from "./operation.js";
import type { BaseUrlInput, Call, CredentialSource, OperationOptions, PathValues } from "./options.js";
import { send } from "./transport.js";
import { judgeKey } from "./validators.js";

const createCall =
  (client: Client): Call =>
  async <Answer>(operation: Operation, path: PathValues, body: unknown, options: OperationOptions = {}) => {
    const exchange = startExchange(client, operation);
    const { query, idempotencyKey, headers } = options;
    const { keyHeader } = operation;
    if (idempotencyKey !== undefined && !(keyHeader && idempotencyKey)) {
      throw fail(exchange, "invalid-request", "`idempotencyKey` is empty, or the operation takes none.");
    }
    exchange.judge?.(exchange, "request", body);
    const header = keyHeader ? { [keyHeader]: idempotencyKey } : undefined;
    const reply = await send(exchange, { params: { path, query, header }, body, headers }, options);
    return readAnswer(exchange, reply) as Answer;
  };

/** The error for an option that a provider's own factory refuses. `problem` names the option and what it accepts. */
export const configurationError = ({ name, title }: ProviderDefinition, problem: string): Error =>
  createError(`${title}: ${problem}`, {
    provider: name,
    kind: "configuration",
    outcome: "not-sent",
    attempts: 0,
    isRetryable: false,
  });

/**
 * The two halves of a provider client: `call`, which generated methods are made of, and `http`.
 *
 * @throws {ConfigurationError} when an option is missing, malformed or contradicts another.
 */
export function createClientCore<Paths extends {}>(
  definition: ProviderDefinition,
  options: ClientOptions & BaseUrlInput,
  credential: CredentialSource,
): { readonly call: Call; readonly http: HttpClient<Paths> } {
  const refuse = (problem: string): never => {
    throw configurationError(definition, problem);
  };
  const { option, value } = credential;
  if (typeof value !== "function" && !isCredential(value)) {
    refuse(credentialProblem(option));
  }
  if (!isCredential(options.userAgent ?? "-")) {
    refuse("`userAgent` must be printable ASCII.");
  }
  const { validators, validate = "off" } = options;
  if (validators ? !validators[judgeKey] : validate !== "off") {
    refuse("`validate` needs `validators`, from a `validators` subpath or from `createValidators`.");
  }
  const client = {
    definition,
    options,
    credential,
    limits: readLimits(options, refuse),
    baseUrl: resolveBaseUrl(definition, options, refuse),
    judge: validators?.[judgeKey](options, refuse),
  };
  return { call: createCall(client), http: createHttp(client) };
}
