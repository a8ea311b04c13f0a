import { type Reach, reachOf } from "@provider-clients/codegen";
import { entriesOf, type Json, type JsonObject, joinPointer, objectOf } from "@provider-clients/openapi";
import type { Side } from "../schemas/node.js";
import type { Pair } from "../schemas/relation.js";
import { additive, breaking, type Verdict } from "../verdicts/verdict.js";
import { changed, type Documents, type Found } from "./found.js";
import { pairByName } from "./parts.js";
import type { Unchanged } from "./unchanged.js";

const pointerOf = (name: string): string => joinPointer("#/components/schemas", name);

const schemasOf = ({ components }: JsonObject): ReadonlyMap<string, Json> =>
  new Map(entriesOf(objectOf(components).schemas));

/** Compares schemas by name. Each is an exported type; one that no operation uses is compared as sent and as read. */
export const compareComponents = (
  { before, after }: Documents,
  { touched }: Unchanged,
): ReadonlyMap<string, Found> => {
  const found = pairByName(schemasOf(before), schemasOf(after), (schema) => schema);
  const reaches = [reachOf(before), reachOf(after)];
  const alone = (name: string, was: Json | undefined, is: Json | undefined, verdict: Verdict) => [
    changed(pointerOf(name), was, is, verdict),
  ];
  const isTouched = ({ from, to }: { from: string; to: string }): boolean =>
    from !== to || touched.has(pointerOf(from));
  return new Map([
    ...found.pairs.filter(isTouched).map(({ from, to, before: was, after: is }): readonly [string, Found] => {
      const used = new Set(reaches.flatMap((reach) => sidesOf(reach, from)));
      return [from, from === to ? pairsOf(from, was, is, used) : alone(to, from, to, renamed(from, to))];
    }),
    ...[...found.gone].map(
      ([name, schema]) => [name, alone(name, schema, undefined, removed(name))] as const,
    ),
    ...[...found.come].map(([name, schema]) => [name, alone(name, undefined, schema, added(name))] as const),
  ]);
};

const pairsOf = (name: string, before: Json, after: Json, used: ReadonlySet<Side>): readonly Pair[] => {
  const sides: readonly Side[] = used.size > 0 ? [...used] : ["sent", "read"];
  const node = (schema: Json) => [{ schema, pointer: pointerOf(name) }];
  return sides.map((side) => ({ before: node(before), after: node(after), side }));
};

const renamed = (from: string, to: string): Verdict =>
  breaking(
    `${from} was renamed to ${to}.`,
    `Import the type ${to} in place of ${from}; its shape is the same.`,
  );

const removed = (name: string): Verdict =>
  breaking(`${name} was removed.`, "The exported type is gone: stop importing it.");

const added = (name: string): Verdict => additive(`${name} was added.`, "a further type is exported");

/** Whether a component is sent, read or both, directly or through other components. */
export const sidesOf = ({ request, response }: Reach, name: string): readonly Side[] => [
  ...(request.has(name) ? (["sent"] as const) : []),
  ...(response.has(name) ? (["read"] as const) : []),
];
