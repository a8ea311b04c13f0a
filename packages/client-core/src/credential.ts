import type { CallContext } from "./call-context.js";
import type { Failure } from "./failure.js";
import { readCause } from "./network-failure.js";
import type { CredentialAlternatives, Operation, ProviderDefinition } from "./operation.js";
import type { CredentialSource } from "./options.js";
import { describeGiven, RefusedValue } from "./refused-value.js";

/** Refuses a string that a header cannot carry unchanged. `name` identifies it in the message. */
export const requireHeaderText = (name: string, value: unknown): string => {
  if (typeof value !== "string") throw new RefusedValue(`${name} must be text; ${describeGiven(value)}.`);
  if (!value) throw new RefusedValue(`${name} is empty.`);
  if (/[\r\n]/.test(value))
    throw new RefusedValue(`${name} holds a line break. Was it copied with its line end?`);
  if (/^[!-~]+( [!-~]+)*$/.test(value)) return value;
  throw new RefusedValue(`${name} must be printable ASCII without spaces around it.`);
};

/** Checks a credential as far as possible before a call; a function is called later. */
const checkCredential = (option: string, value: unknown): void => {
  if (typeof value !== "function") {
    requireHeaderText(`\`${option}\``, value);
  }
};

const isGiven = ({ value }: CredentialSource): boolean => value !== undefined && value !== null;

/** True if the client's credentials are sufficient for an operation. */
const isMet = (names: readonly string[], sources: readonly CredentialSource[]): boolean =>
  names.every((name) => sources.some((source) => source.scheme === name && isGiven(source)));

/**
 * Checks a client's credentials.
 *
 * @throws {RefusedValue} if one cannot be sent, or if together they are sufficient for no operation.
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
  const sourceOf = (name: string): CredentialSource | undefined =>
    sources.find(({ scheme }) => scheme === name);
  // A provider may describe more schemes than its client has options for.
  const offered = alternatives.filter((names) => names.every(sourceOf));
  const ways = offered.map((names) => {
    const lacking = names.map(sourceOf).filter((source) => source && !isGiven(source));
    return lacking.map((source) => `\`${source?.option}\``).join(" and ");
  });
  const text = [...new Set(ways)].join(", or ");
  // The last way stands before the verb, and decides its number.
  return ways.at(-1)?.includes(" and ")
    ? `${text} are missing. Give each as text, or as a function that returns it.`
    : `${text} is missing. Give it as text, or as a function that returns it.`;
};

/**
 * Chooses the credentials for an operation: the first alternative that the client has completely. The alternative
 * without a credential comes last.
 */
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

/**
 * Calls the credential function for one call. An error of the function may quote the secret, so only its class is
 * passed on.
 */
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
