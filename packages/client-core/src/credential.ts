import type { CallContext } from "./call-context.js";
import type { Failure } from "./failure.js";
import { readCause } from "./network-failure.js";
import type { CredentialAlternatives, Operation, ProviderDefinition } from "./operation.js";
import type { CredentialSource } from "./options.js";
import { describeGiven, RefusedValue } from "./refused-value.js";

/** Refuses text that a header does not carry unchanged. `name` says which text it is. */
export const requireHeaderText = (name: string, value: unknown): string => {
  if (typeof value !== "string") throw new RefusedValue(`${name} must be text; ${describeGiven(value)}.`);
  if (!value) throw new RefusedValue(`${name} is empty.`);
  if (/[\r\n]/.test(value))
    throw new RefusedValue(`${name} holds a line break. Was it copied with its line end?`);
  if (/^[!-~]+( [!-~]+)*$/.test(value)) return value;
  throw new RefusedValue(`${name} must be printable ASCII without spaces around it.`);
};

/** Checks a credential as far as that is possible before a call: a function is asked later. */
const checkCredential = (option: string, value: unknown): void => {
  if (typeof value !== "function") {
    requireHeaderText(`\`${option}\``, value);
  }
};

const isGiven = ({ value }: CredentialSource): boolean => value !== undefined && value !== null;

/** True where a request that carries the credentials of the client is enough for an operation. */
const isMet = (names: readonly string[], sources: readonly CredentialSource[]): boolean =>
  names.every((name) => sources.some((source) => source.scheme === name && isGiven(source)));

/**
 * Checks a client's credentials.
 *
 * @throws {RefusedValue} for one that cannot be sent, and where they are enough for no operation.
 */
export const checkCredentials = (
  { operations, security }: ProviderDefinition,
  sources: readonly CredentialSource[],
): void => {
  for (const { option, value } of sources.filter(isGiven)) checkCredential(option, value);
  const isCallable = (operation: Operation): boolean =>
    (operation.security ?? security).some((names) => isMet(names, sources));
  if (operations.length > 0 && !operations.some(isCallable)) {
    throw new RefusedValue(missing(security, sources));
  }
};

const missing = (alternatives: CredentialAlternatives, sources: readonly CredentialSource[]): string => {
  const optionOf = (name: string): string | undefined =>
    sources.find(({ scheme }) => scheme === name)?.option;
  // A provider may describe more schemes than its client has options for.
  const offered = alternatives.filter((names) => names.every(optionOf));
  const ways = new Set(offered.map((names) => names.map((name) => `\`${optionOf(name)}\``).join(" and ")));
  return `${[...ways].join(", or ")} is missing. Give it as text, or as a function that returns it.`;
};

/** What an operation needs and the client has: the first way that all of it is there for; what needs none comes last. */
export const chooseCredentials = ({
  client,
  operation,
}: Pick<CallContext, "client" | "operation">): readonly CredentialSource[] | Failure => {
  const { credentials, definition } = client;
  const alternatives = operation.security ?? definition.security;
  const ways = alternatives.filter((names) => isMet(names, credentials));
  const way = ways.find(({ length }) => length > 0) ?? ways[0];
  return way
    ? credentials.filter(({ scheme }) => way.includes(scheme))
    : { kind: "configuration", hint: missing(alternatives, credentials) };
};

/** Asks for the credential of one call. What the function throws may quote the secret: only its class is told. */
export const readCredential = async (option: string, get: () => unknown): Promise<string | Failure> => {
  let given: unknown;
  try {
    given = await get();
  } catch (error) {
    const { name } = readCause(error, []);
    const hint = `The function \`${option}\` threw. See \`error.cause\`.`;
    return { kind: "configuration", hint, cause: { name } };
  }
  try {
    return requireHeaderText(`What the function \`${option}\` returned`, given);
  } catch (error) {
    return { kind: "configuration", hint: String((error as Error).message) };
  }
};
