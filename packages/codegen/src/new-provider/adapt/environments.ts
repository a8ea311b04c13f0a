import { entriesOf, type Json, type JsonObject, listOf, objectOf, textOf } from "@provider-clients/openapi";
import { nameEnvironments } from "./environment-names.js";
import type { Fitted, Note } from "./note.js";

/** A document may list a server for each of hundreds of customers; nobody can choose among so many. */
const mostServers = 24;

interface Server {
  readonly url: string;
  readonly description: string | undefined;
}

/** Turns the servers into named environments: absolute https URLs, one for each value of a variable that has a list. */
export const fitServers = (document: JsonObject, location: string): Fitted<readonly JsonObject[]> => {
  const notes: Note[] = [];
  const servers = new Map<string, Server>();
  for (const written of listOf(document.servers)) {
    const { url: template, description } = objectOf(written);
    for (const expanded of expand(objectOf(written), notes)) {
      const url = inFull(expanded, location);
      if (url === undefined) {
        notes.push({ text: `The server "${expanded}" is left out: it is not an absolute https URL.` });
      } else if (!servers.has(url) && servers.size < mostServers) {
        servers.set(url, { url, description: textOf(description) });
      } else if (!servers.has(url)) {
        notes.push({
          text: `The server "${url}" of "${String(template)}" is left out: it is one of too many.`,
        });
      }
    }
  }
  const all = [...servers.values()];
  const names = nameEnvironments(all);
  return {
    part: all.map(({ url, description }, index) => ({
      url,
      ...(description !== undefined && { description }),
      "x-environment": names[index] ?? "default",
    })),
    notes,
  };
};

/** The URLs of a server, with its variables expanded. */
const expand = ({ url, variables }: JsonObject, notes: Note[]): readonly string[] => {
  const template = String(url);
  let addresses: readonly string[] = [template];
  for (const [name, variable] of entriesOf(variables)) {
    if (!template.includes(`{${name}}`)) continue;
    const values = valuesOf(objectOf(variable), `{${name}}`);
    addresses = addresses.flatMap((address) =>
      values.map((value) => address.replaceAll(`{${name}}`, String(value))),
    );
    if (listOf(objectOf(variable).enum).length > 0) continue;
    const text = `The server "${template}": \`${name}\` is "${String(values[0])}". For another give \`baseUrl\`.`;
    notes.push({ text });
  }
  return addresses;
};

const valuesOf = ({ default: usual, enum: choices }: JsonObject, unknown: string): readonly Json[] => {
  const values = new Set([...(usual === undefined ? [] : [usual]), ...listOf(choices)]);
  return values.size === 0 ? [unknown] : [...values];
};

/** A relative URL is relative to the location of the document. */
const inFull = (url: string, location: string): string | undefined => {
  const base = /^https:/i.test(location) ? location : undefined;
  if (url.includes("{") || !URL.canParse(url, base)) return undefined;
  const full = new URL(url, base);
  return full.protocol === "https:" ? full.href.replace(/\/+$/, "") : undefined;
};
