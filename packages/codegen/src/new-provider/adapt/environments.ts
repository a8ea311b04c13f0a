import { entriesOf, type JsonObject, listOf, objectOf, textOf } from "@provider-clients/openapi";
import { camelCase, freeName } from "../../names.js";
import type { Fitted } from "./note.js";

/** Words that tell one environment from another, and the name that each stands for. */
const KNOWN: readonly (readonly [RegExp, string])[] = [
  [/\bsandbox\b/i, "sandbox"],
  [/\b(staging|stage|stg)\b/i, "staging"],
  [/\b(uat|acceptance)\b/i, "acceptance"],
  [/\b(demo)\b/i, "demo"],
  [/\b(preview|preprod|pre-production)\b/i, "preview"],
  [/\b(dev|development)\b/i, "development"],
  [/\b(test|testing|tests)\b/i, "test"],
  [/\b(qa)\b/i, "qa"],
  [/\b(mock)\b/i, "mock"],
  [/\b(prod|production)\b/i, "production"],
  [/\b(live)\b/i, "live"],
];

/** The servers as named environments: full https addresses, variables at their defaults, every name once. */
export const fitServers = (document: JsonObject, location: string): Fitted<readonly JsonObject[]> => {
  const notes: string[] = [];
  const names = new Set<string>();
  const urls = new Set<string>();
  const servers = listOf(document.servers).flatMap((written) => {
    const { url: template, description, variables } = objectOf(written);
    const expanded = expand(String(template), objectOf(variables));
    const url = inFull(expanded, location);
    if (url === undefined) {
      notes.push(`The server "${expanded}" is left out: it is no full https address.`);
      return [];
    }
    if (urls.has(url)) return [];
    urls.add(url);
    if (expanded !== template) notes.push(`The server "${String(template)}" became "${expanded}".`);
    const words = textOf(description);
    const name = freeName(nameOf(url, words), "", (wish) => names.has(wish));
    names.add(name);
    return [{ url, ...(words !== undefined && { description: words }), "x-environment": name }];
  });
  return { part: servers, notes };
};

/** Every variable at its default. */
const expand = (template: string, variables: JsonObject): string =>
  entriesOf(variables).reduce(
    (url, [name, variable]) => url.replaceAll(`{${name}}`, String(objectOf(variable).default ?? `{${name}}`)),
    template,
  );

/** A relative address is relative to where the document is. */
const inFull = (url: string, location: string): string | undefined => {
  const base = /^https:/i.test(location) ? location : undefined;
  if (url.includes("{") || !URL.canParse(url, base)) return undefined;
  const full = new URL(url, base);
  return full.protocol === "https:" ? full.href.replace(/\/+$/, "") : undefined;
};

/** The host decides before the description: "a sandbox that mirrors production" is no production. */
const nameOf = (url: string, description: string | undefined): string => {
  const { host, pathname } = new URL(url);
  for (const text of [host, pathname, description ?? ""]) {
    const known = KNOWN.find(([word]) => word.test(text));
    if (known) return known[1];
  }
  const words = (description ?? "").split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const isShort = words.length > 0 && words.length <= 3 && /^[a-z]/i.test(words[0] ?? "");
  return isShort
    ? camelCase(words.filter((word) => !/^(server|environment|url)$/i.test(word)).join(" ") || "default")
    : "default";
};
