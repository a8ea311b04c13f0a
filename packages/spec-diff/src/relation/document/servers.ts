import {
  entriesOf,
  type Json,
  type JsonObject,
  joinPointer,
  listOf,
  objectOf,
  textOf,
} from "@provider-clients/openapi";
import { quoteValue } from "../../format-value.js";
import { additive, breaking } from "../verdicts/verdict.js";
import { compareAnnotations, type Labelled } from "./annotations.js";
import { changed, come, type Documents, type Finding, gone } from "./found.js";
import type { OperationPart } from "./operations.js";
import type { Part } from "./parts.js";

interface Server extends Part {
  readonly environment: string | undefined;
  /** With its variables filled in, and without a slash at the end. */
  readonly url: string;
}

/** Compares the servers of the document: each is an environment of the client. */
export const compareServers = ({ before, after }: Documents): readonly Finding[] =>
  compareLists(serversOf(before, "#"), serversOf(after, "#"));

/** Compares the servers of an operation, if it has its own in either document. */
export const compareOwnServers = (
  documents: Documents,
  before: OperationPart,
  after: OperationPart,
): readonly Finding[] => {
  const [was, is] = [ownServers(before), ownServers(after)];
  if (was === undefined && is === undefined) return [];
  return compareLists(was ?? serversOf(documents.before, "#"), is ?? serversOf(documents.after, "#"));
};

const ownServers = ({ value, pointer, pathItem }: OperationPart): readonly Server[] | undefined =>
  [serversOf(value, pointer), serversOf(pathItem.value, pathItem.pointer)].find(
    (servers) => servers.length > 0,
  );

const compareLists = (was: readonly Server[], is: readonly Server[]): readonly Finding[] => {
  const pairs = pairServers(was, is);
  const [kept, met] = [pairs.map(([old]) => old), pairs.map(([, fresh]) => fresh)];
  return [
    ...pairs.flatMap(([old, fresh]) => comparePair(old, fresh)),
    ...was
      .filter((server) => !kept.includes(server))
      .map((server) =>
        gone(
          server,
          breaking(
            `The server ${nameOf(server)} was removed.`,
            "Give `baseUrl` yourself: the environment is gone.",
          ),
        ),
      ),
    ...is
      .filter((server) => !met.includes(server))
      .map((server) =>
        come(server, additive(`The server ${nameOf(server)} was added.`, "it is a further environment")),
      ),
  ];
};

/** The servers of a part. A server at `/` counts as absent: it is OpenAPI's default. */
const serversOf = ({ servers }: JsonObject, pointer: string): readonly Server[] =>
  listOf(servers)
    .map((each, index) => {
      const value = objectOf(each);
      const environment = textOf(value["x-environment"]);
      const url = addressOf(filledIn(value)).replace(/\/+$/, "");
      return { pointer: joinPointer(pointer, "servers", index), value, environment, url };
    })
    .filter(({ url, environment }) => url !== "" || environment !== undefined);

/** Normalises an address: hosts ignore the case of letters, and the default port is left out. */
const addressOf = (url: string): string => (URL.canParse(url) ? new URL(url).href : url);

const filledIn = ({ url, variables }: JsonObject): string =>
  entriesOf(variables).reduce(
    (text, [name, variable]) => text.replaceAll(`{${name}}`, String(objectOf(variable).default)),
    String(url),
  );

/** Pairs servers by environment, then by address, then the only one that is left on each side. */
const pairServers = (
  was: readonly Server[],
  is: readonly Server[],
): readonly (readonly [Server, Server])[] => {
  const pairs: (readonly [Server, Server])[] = [];
  const [left, free] = [new Set(was), new Set(is)];
  const steps: readonly ((one: Server, other: Server) => boolean)[] = [
    (one, other) => one.environment !== undefined && one.environment === other.environment,
    (one, other) => one.url === other.url,
    () => left.size === 1 && free.size === 1 && was.length === is.length,
  ];
  for (const isSame of steps) {
    for (const one of [...left]) {
      const other = [...free].find((each) => isSame(one, each));
      if (other === undefined) continue;
      pairs.push([one, other]);
      left.delete(one);
      free.delete(other);
    }
  }
  return pairs;
};

const comparePair = (old: Server, fresh: Server): readonly Finding[] => {
  const place = { pointer: fresh.pointer, label: `server ${nameOf(fresh)}` };
  const name = old.environment === fresh.environment ? undefined : [old.environment, fresh.environment];
  const renamed = breaking(
    `The environment "${old.environment}" was renamed to "${fresh.environment}".`,
    `Write \`environment: "${fresh.environment}"\` in place of "${old.environment}".`,
  );
  const moved = breaking(
    `The server${fresh.environment === undefined ? "" : ` ${fresh.environment}`} moved from ${quoteValue(old.url)} to ${quoteValue(fresh.url)}.`,
    "Check what names the old host (allow-lists, recorded mocks): calls go to the new one after the update.",
  );
  const isMoved = old.url !== fresh.url;
  return [
    ...(isMoved ? [changed(joinPointer(fresh.pointer, "url"), old.url, fresh.url, moved)] : []),
    ...(name && !isMoved ? [changed(fresh.pointer, name[0], name[1], renamed)] : []),
    ...compareVariables(objectOf(old.value.variables), objectOf(fresh.value.variables), place),
    ...compareAnnotations(without(old.value), without(fresh.value), place),
  ];
};

const without = ({ "x-environment": _, ...server }: JsonObject): JsonObject => server;

/** Compares the allowed values of server variables. */
const compareVariables = (
  was: JsonObject,
  is: JsonObject,
  { pointer, label }: Labelled,
): readonly Finding[] =>
  entriesOf(is).flatMap(([name, variable]): readonly Finding[] => {
    const [old, fresh] = [valuesOf(was[name]), valuesOf(variable)];
    const at = joinPointer(pointer, "variables", name);
    const what = `The values of \`${name}\` in the ${label} changed from ${listText(old)} to ${listText(fresh)}.`;
    if (was[name] === undefined || (admits(old, fresh) && admits(fresh, old))) return [];
    const verdict = admits(fresh, old)
      ? additive(what, "a `baseUrl` with another value is answered too")
      : breaking(what, "Check the `baseUrl` that you give: a value of it is no longer documented.");
    return [changed(at, old, fresh, verdict)];
  });

type Values = readonly Json[] | undefined;

const listText = (values: Values): string => (values === undefined ? "any" : quoteValue(values));

const valuesOf = (variable: Json | undefined): Values => {
  const values = listOf(objectOf(variable).enum);
  return values.length === 0 ? undefined : values;
};

const admits = (wide: Values, narrow: Values): boolean =>
  wide === undefined || (narrow?.every((value) => wide.includes(value)) ?? false);

const nameOf = ({ environment, url }: Server): string => environment ?? url;
