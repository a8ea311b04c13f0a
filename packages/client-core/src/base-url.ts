import type { ProviderDefinition } from "./operation.js";
import type { BaseUrlInput } from "./options.js";

// What an address may look like once it is normalised: everywhere else a credential would travel in the clear,
// or a path would end up in a query.
const acceptable = /^(https:\/\/|http:\/\/(localhost|127(\.\d+){3}|\[::1\])[:/])[^@?#]*$/;

/** The URL that paths are appended to, without a slash at its end. Refusals never quote what was given. */
export const resolveBaseUrl = (
  { environments = {} }: ProviderDefinition,
  { environment, baseUrl }: BaseUrlInput,
  refuse: (problem: string) => never,
): string => {
  // Both together are refused: one of them would be a surprise.
  const given =
    baseUrl === undefined ? environments[environment ?? ""] : environment === undefined ? baseUrl : "";
  const url = given && URL.canParse(given) ? new URL(given).href : "";
  if (!acceptable.test(url)) {
    const names = Object.keys(environments).map((name) => `, \`environment: "${name}"\``);
    refuse(
      `give one of \`baseUrl\` (https, or http on loopback; no credentials, query or fragment)${names.join("")}.`,
    );
  }
  return url.replace(/\/+$/, "");
};
