import { basePathsOf } from "../document/base-paths.js";
import { isJsonObject, type Json, type JsonObject } from "../document/json.js";
import type { Operation } from "../document/operation.js";
import { createRouter, type Route } from "../document/route.js";
import type { JudgedRequest } from "../judge/prism.js";
import { isJsonType } from "../wire/media-types.js";
import { gatherQuery } from "../wire/raw-query.js";
import type { Exchange } from "./exchange.js";

/** What an exchange is about. */
export type Located =
  | { readonly kind: "operation"; readonly route: Route; readonly request: JudgedRequest }
  /** It went to the provider, and the document has no such operation. */
  | { readonly kind: "unknown" }
  /** It went to somebody else. */
  | { readonly kind: "elsewhere" };

/**
 * Says what exchanges are about.
 *
 * @param against Where the provider is; without it, it is where the document's servers are, or wherever a path of the
 * document is called.
 */
export const createLocator = (
  document: JsonObject,
  operations: readonly Operation[],
  against: URL | undefined,
): ((exchange: Exchange) => Located) => {
  const addresses = against === undefined ? serverAddresses(document) : [against];
  const routeOf = createRouter(operations);
  const anywhere = ["", ...basePathsOf(document)];
  return (exchange) => {
    const url = new URL(exchange.url);
    const own = addresses.filter(({ origin }) => origin === url.origin).map(({ pathname }) => pathname);
    const isOurs = own.length > 0;
    if (against !== undefined && !isOurs) return { kind: "elsewhere" };
    for (const base of [...own, ...anywhere].map((each) => each.replace(/\/+$/, ""))) {
      if (!url.pathname.startsWith(`${base}/`)) continue;
      const path = url.pathname.slice(base.length);
      const route = routeOf(exchange.method, path);
      if (route !== undefined)
        return { kind: "operation", route, request: judgedRequest(exchange, url, path) };
    }
    return { kind: isOurs ? "unknown" : "elsewhere" };
  };
};

const serverAddresses = ({ servers }: JsonObject): URL[] =>
  (Array.isArray(servers) ? servers : [])
    .filter(isJsonObject)
    .map(({ url }) => String(url))
    .filter((url) => URL.canParse(url))
    .map((url) => new URL(url));

const judgedRequest = ({ method, headers, body }: Exchange, url: URL, path: string): JudgedRequest => {
  const query = gatherQuery(url.searchParams);
  const value = bodyValue(body, headers["content-type"]);
  return {
    method: method.toLowerCase(),
    url: { path, query },
    headers: { ...headers },
    body: value,
  };
};

/** A body as judges read it: parsed where it says that it is JSON, and is. */
export const bodyValue = (body: string | undefined, contentType: string | undefined): Json | undefined => {
  if (body === undefined || body === "") return undefined;
  if (!isJsonType(contentType)) return body;
  try {
    const value: Json = JSON.parse(body);
    return value;
  } catch (error) {
    if (error instanceof SyntaxError) return body;
    throw error;
  }
};
