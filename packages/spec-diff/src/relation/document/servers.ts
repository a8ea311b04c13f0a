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
import { idle } from "../verdicts/verdict.js";
import type { Finding } from "./found.js";

interface Server {
  readonly pointer: string;
  readonly environment: string | undefined;
  /** With its variables filled in, and no slash at its end. */
  readonly url: string;
  readonly value: Json;
}

/** Compares a list of servers: each is an environment of the client. */
export const compareServers = (
  before: Json | undefined,
  after: Json | undefined,
  pointer: string,
): readonly Finding[] => {
  const [was, is] = [serversOf(before, pointer), serversOf(after, pointer)];
  const pairs = pairServers(was, is);
  const [kept, met] = [new Set(pairs.map(([old]) => old)), new Set(pairs.map(([, fresh]) => fresh))];
  return [
    ...pairs.flatMap(([old, fresh]) => comparePair(old, fresh)),
    ...was
      .filter((server) => !kept.has(server))
      .map(
        (server): Finding => ({
          ...{ class: "breaking", pointer: server.pointer, before: server.value, after: undefined },
          what: `The server ${nameOf(server)} was removed.`,
          action: "Give `baseUrl` yourself: the environment is gone.",
        }),
      ),
    ...is
      .filter((server) => !met.has(server))
      .map(
        (server): Finding => ({
          ...{ class: "additive", pointer: server.pointer, before: undefined, after: server.value },
          what: `The server ${nameOf(server)} was added.`,
          action: `${idle}; it is a further environment.`,
        }),
      ),
  ];
};

const serversOf = (servers: Json | undefined, pointer: string): readonly Server[] =>
  listOf(servers).map((value, index) => {
    const server = objectOf(value);
    return {
      pointer: joinPointer(pointer, "servers", index),
      environment: textOf(server["x-environment"]),
      url: filledIn(server).replace(/\/+$/, ""),
      value,
    };
  });

const filledIn = ({ url, variables }: JsonObject): string =>
  entriesOf(variables).reduce(
    (text, [name, variable]) => text.replaceAll(`{${name}}`, String(objectOf(variable).default)),
    String(url),
  );

/** The same environment, else the same address, else the only one that is left. */
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
  const isRenamed = old.environment !== fresh.environment && old.url === fresh.url;
  if (isRenamed) {
    return [
      {
        ...{ class: "breaking", pointer: fresh.pointer, before: old.environment, after: fresh.environment },
        what: `The environment "${old.environment}" was renamed to "${fresh.environment}".`,
        action: `Write \`environment: "${fresh.environment}"\` in place of "${old.environment}".`,
      },
    ];
  }
  if (old.url === fresh.url) return [];
  return [
    {
      ...{ class: "breaking", pointer: joinPointer(fresh.pointer, "url"), before: old.url, after: fresh.url },
      what: `The server ${fresh.environment ?? ""} moved from ${quoteValue(old.url)} to ${quoteValue(fresh.url)}.`.replace(
        "  ",
        " ",
      ),
      action:
        "Check what names the old host (allow-lists, recorded mocks): calls go to the new one after the update.",
    },
  ];
};

const nameOf = ({ environment, url }: Server): string => environment ?? url;
