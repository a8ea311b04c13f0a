import { credentialPlacesOf } from "@provider-clients/codegen";
import {
  isIgnoredHeader,
  type JsonObject,
  joinPointer,
  listOf,
  parameterKey,
} from "@provider-clients/openapi";
import type { Side } from "../schemas/node.js";
import { breaking } from "../verdicts/verdict.js";
import { changed, type Documents, type Finding, type Found } from "./found.js";
import { compareHeld, type Held } from "./held.js";
import type { OperationPart } from "./operations.js";
import { partAt } from "./parts.js";

const places = ["path", "query", "querystring", "header", "cookie"] as const;

type Place = (typeof places)[number];
type Parameters = Readonly<Record<Place, Held>>;

/** Compares the parameters of two operations, including those of their paths. */
export const compareParameters = (
  documents: Documents,
  before: OperationPart,
  after: OperationPart,
  side: Side,
): Found => {
  const [was, is] = [parametersOf(documents.before, before), parametersOf(documents.after, after)];
  const moves = movesBetween(was, is);
  return [
    ...moves.map((move) => moveOf(move, is)),
    ...places.flatMap((place) => {
      const isHere = ([key]: readonly [string, unknown]): boolean =>
        !moves.some(({ name, from, to }) => name === key && (from === place || to === place));
      const held = [was, is].map((all) => new Map([...all[place]].filter(isHere)));
      const positions = place === "path" ? samePositions(before.path, after.path) : undefined;
      return compareHeld(
        documents,
        "parameter",
        [held[0] ?? new Map(), held[1] ?? new Map()],
        side,
        positions,
      );
    }),
  ];
};

/**
 * The parameters by place, then by name. An operation's own take the place of its path's. One in the place of a
 * credential is that credential, which `security` speaks of.
 */
const parametersOf = (document: JsonObject, operation: OperationPart): Parameters => {
  const all = {
    path: new Map(),
    query: new Map(),
    querystring: new Map(),
    header: new Map(),
    cookie: new Map(),
  };
  const credentials = credentialPlacesOf(document, operation.value).map((each) =>
    parameterKey(each.in, each.name),
  );
  for (const holder of [operation.pathItem, operation]) {
    for (const [index, value] of listOf(holder.value.parameters).entries()) {
      const part = partAt(document, value, joinPointer(holder.pointer, "parameters", index));
      const place = places.find((each) => each === part?.value.in);
      const name = String(part?.value.name);
      if (!part || !place || (place === "header" && isIgnoredHeader(name))) continue;
      if (credentials.includes(parameterKey(place, name))) continue;
      all[place].set(place === "header" ? name.toLowerCase() : name, { ...part, name });
    }
  }
  return all;
};

interface Move {
  readonly name: string;
  readonly from: Place;
  readonly to: Place;
}

const movesBetween = (was: Parameters, is: Parameters): readonly Move[] =>
  places.flatMap((from) =>
    [...was[from].keys()].flatMap((name): readonly Move[] => {
      const to = places.find((place) => place !== from && is[place].has(name) && !was[place].has(name));
      return to === undefined || is[from].has(name) ? [] : [{ name, from, to }];
    }),
  );

const moveOf = ({ name, from, to }: Move, is: Parameters): Finding => {
  const what = `The parameter \`${name}\` moved from the ${from} to the ${to}.`;
  const action = `Give \`${name}\` where the types ask for it now.`;
  return changed(is[to].get(name)?.pointer ?? "#", from, to, breaking(what, action));
};

/** New names by old names: `/a/{id}` and `/a/{key}` have the same parameter. */
const samePositions = (before: string, after: string): ReadonlyMap<string, string> => {
  const [was = [], is = []] = [before, after].map((path) =>
    [...path.matchAll(/\{([^}]*)\}/g)].map(([, name = ""]) => name),
  );
  return new Map(was.length === is.length ? was.map((name, index) => [name, is[index] ?? name]) : []);
};
