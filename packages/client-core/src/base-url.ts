import type { ProviderDefinition } from "./operation.js";
import type { BaseUrlInput } from "./options.js";
import { describeGiven, RefusedValue } from "./refused-value.js";

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** Returns what is wrong with a URL, or undefined if a credential may be sent to it. Never quotes the URL. */
const problemOf = (baseUrl: unknown): string | undefined => {
  if (typeof baseUrl !== "string") return `must be text; ${describeGiven(baseUrl)}.`;
  if (!URL.canParse(baseUrl)) return "is not a URL. Give one that begins with https://.";
  const { protocol, hostname, username, password, href } = new URL(baseUrl);
  if (username || password)
    return "holds a user name or a password. The credential has an option of its own.";
  if (/[?#]/.test(href)) return "holds a query or a fragment (`?` or `#`). Paths could not be put after it.";
  if (protocol === "http:" && !loopback.test(hostname)) {
    return "begins with http://, which would show the credential to the network. Only localhost may; write https://.";
  }
  return /^https?:$/.test(protocol) ? undefined : "must begin with https://.";
};

/** The message for an unknown environment. Quotes only a plain word, because the value may be a misplaced key. */
const unknownEnvironment = (environment: unknown, known: string): string => {
  const word = typeof environment === "string" && /^[a-z]{1,16}$/i.test(environment);
  return `there is no ${word ? `environment "${environment}"` : "such `environment`"}. ${known} For another address give \`baseUrl\`.`;
};

/** The URL that paths are appended to, without a trailing slash. Errors never quote a URL. */
export const resolveBaseUrl = (
  { environments = {}, title }: ProviderDefinition,
  { environment, baseUrl }: BaseUrlInput,
): string => {
  const names = Object.keys(environments).map((name) => `"${name}"`);
  const known = names.length ? `Known: ${names.join(", ")}.` : `${title} documents no environment.`;
  if (environment !== undefined && baseUrl !== undefined) {
    // Choosing one of them silently would surprise the caller.
    throw new RefusedValue("`environment` and `baseUrl` were both given. Give one of them.");
  }
  if (environment === undefined && baseUrl === undefined) {
    const either = names.length ? "`environment` and `baseUrl` are both missing" : "`baseUrl` is missing";
    throw new RefusedValue(`${either}. ${known}`);
  }
  const address =
    baseUrl ?? (Object.hasOwn(environments, String(environment)) && environments[String(environment)]);
  if (address === false) {
    throw new RefusedValue(unknownEnvironment(environment, known));
  }
  const problem = problemOf(address);
  if (problem) {
    throw new RefusedValue(`\`baseUrl\` ${problem}`);
  }
  return new URL(`${address}`).href.replace(/\/+$/, "");
};
