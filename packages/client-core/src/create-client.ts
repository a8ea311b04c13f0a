import { resolveBaseUrl } from "./base-url.js";
import type { Client } from "./call-context.js";
import { checkHeaders } from "./check-headers.js";
import type { ClientOptions } from "./client-options.js";
import { checkCredentials, requireHeaderText } from "./credential.js";
import { createError, isProviderError } from "./errors.js";
import { readLimits } from "./limits.js";
import type { ProviderDefinition } from "./operation.js";
import type { BaseUrlInput, CredentialSource } from "./options.js";
import { checkFunction } from "./prepare.js";
import { readExtras } from "./read-extras.js";
import { RefusedValue } from "./refused-value.js";

/** The error for an option that a provider's own factory refuses. `problem` names the option and what it accepts. */
export const configurationError = ({ name, title }: ProviderDefinition, problem: string): Error =>
  createError(`${title}: ${problem}`, {
    provider: name,
    kind: "configuration",
    outcome: "not-sent",
    attempts: 0,
    isRetryable: false,
  });

const refuse = (problem: string): never => {
  throw new RefusedValue(problem);
};

const check = <Options extends ClientOptions & BaseUrlInput>(
  definition: ProviderDefinition,
  options: Options,
  credentialsOf: (options: Options) => readonly CredentialSource[],
): Client => {
  const { fetch, onEvent, userAgent, headers, init, validators, validate = "off" } = options;
  const credentials = credentialsOf(options);
  checkCredentials(definition, credentials);
  checkFunction("fetch", fetch);
  checkFunction("onEvent", onEvent);
  if (userAgent !== undefined) {
    requireHeaderText("`userAgent`", userAgent);
  }
  checkHeaders(definition, headers);
  if (validators ? !validators["~judge"] : validate !== "off") {
    refuse("`validate` needs `validators`, from a `validators` subpath or from `createValidators`.");
  }
  return {
    definition,
    options: { fetch, onEvent, userAgent, headers, init: readExtras(init) },
    credentials,
    limits: readLimits(options),
    baseUrl: resolveBaseUrl(definition, options),
    judge: validators?.["~judge"](options, refuse),
  };
};

/**
 * Checks a client's options once, for all of its calls.
 *
 * @throws {ConfigurationError} if an option is missing, malformed or contradicts another.
 */
export const createClient = <Options extends ClientOptions & BaseUrlInput>(
  definition: ProviderDefinition,
  options: Options,
  credentialsOf: (options: Options) => readonly CredentialSource[],
): Client => {
  try {
    // Untyped programs may omit the options; the error then names what is missing.
    return check(definition, options ?? {}, credentialsOf);
  } catch (error) {
    if (isProviderError(error)) {
      throw error;
    }
    // Any other error came from a getter of the options and may quote a secret.
    throw configurationError(
      definition,
      error instanceof RefusedValue ? error.message : "an option cannot be read: its getter threw.",
    );
  }
};
