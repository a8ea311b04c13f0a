import { joinPointer } from "@provider-clients/openapi";
import { ContractError } from "../contract-error.js";
import { isJsonObject, type Json, type JsonObject } from "../document/json.js";
import { resolve } from "../document/resolve.js";
import { isLoopback } from "./target.js";

/** Who asks for a token, by the client credentials grant of OAuth 2. */
export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Where a document's scheme gives tokens to clients, and for which scopes. */
interface TokenEndpoint {
  readonly url: URL;
  readonly scopes: readonly string[];
}

/**
 * A token for a security scheme, from the token endpoint that the document names (RFC 6749, section 4.4).
 *
 * @param against Where the server is: the document's address may be relative to it.
 * @throws {ContractError} `bad-option` where the scheme has no such flow, `missing-credential` where no token is given.
 */
export const clientCredentialsToken = async (
  document: JsonObject,
  scheme: string,
  { clientId, clientSecret }: ClientCredentials,
  against: URL,
): Promise<string> => {
  const { url, scopes } = tokenEndpoint(document, scheme, against);
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    ...(scopes.length > 0 ? { scope: scopes.join(" ") } : {}),
  });
  const pair = [clientId, clientSecret].map(encodeURIComponent).join(":");
  const headers = {
    authorization: `Basic ${Buffer.from(pair).toString("base64")}`,
    accept: "application/json",
  };
  const failed = (reason: string): ContractError =>
    new ContractError(
      "missing-credential",
      `${scheme}: no token from ${url.origin}${url.pathname}: ${reason}.`,
    );
  const response = await fetch(url, { method: "POST", headers, body, redirect: "error" }).catch(
    (cause: unknown) => {
      throw failed(cause instanceof Error ? cause.message : String(cause));
    },
  );
  if (!response.ok) throw failed(`it answered ${response.status}`);
  const answer: unknown = await response.json().catch(() => undefined);
  if (!isJsonObject(answer) || typeof answer.access_token !== "string")
    throw failed("the answer holds no access_token");
  return answer.access_token;
};

/** Whether a scheme gives tokens to clients. */
export const hasClientCredentials = (document: JsonObject, scheme: string): boolean =>
  flowOf(document, scheme) !== undefined;

const tokenEndpoint = (document: JsonObject, scheme: string, against: URL): TokenEndpoint => {
  const address = flowOf(document, scheme)?.tokenUrl;
  if (typeof address !== "string" || !URL.canParse(address, against)) {
    throw new ContractError(
      "bad-option",
      `${scheme}: the document names no token endpoint for client credentials.`,
    );
  }
  const url = new URL(address, against);
  if (url.protocol !== "https:" && !isLoopback(url)) {
    throw new ContractError(
      "bad-option",
      `${scheme}: a secret is sent by https only, and not to ${url.origin}.`,
    );
  }
  return { url, scopes: scopesOf(document, scheme) };
};

const flowOf = (document: JsonObject, scheme: string): JsonObject | undefined => {
  const pointer = joinPointer("#/components/securitySchemes", scheme);
  const flows = resolve(document, pointer, { $ref: pointer })?.value.flows;
  const flow = isJsonObject(flows) ? flows.clientCredentials : undefined;
  return isJsonObject(flow) ? flow : undefined;
};

/** Every scope that something in the document asks of the scheme. */
const scopesOf = ({ security, paths }: JsonObject, scheme: string): readonly string[] => {
  const operations = Object.values(isJsonObject(paths) ? paths : {})
    .filter(isJsonObject)
    .flatMap((item) => Object.values(item).filter(isJsonObject));
  const asked = [security, ...operations.map((operation) => operation.security)]
    .flatMap((list): Json[] => (Array.isArray(list) ? list : []))
    .filter(isJsonObject)
    .flatMap((requirement) => requirement[scheme] ?? []);
  return [...new Set(asked.flat().map(String))];
};
