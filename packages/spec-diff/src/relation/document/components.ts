import {
  isObject,
  type Json,
  type JsonObject,
  joinPointer,
  objectOf,
  schemaRoots,
  splitPointer,
} from "@provider-clients/openapi";
import type { Side } from "../schemas/node.js";
import type { Pair } from "../schemas/relation.js";
import { findRenames } from "../schemas/renames.js";
import { idle } from "../verdicts/verdict.js";
import type { Documents, Finding } from "./found.js";
import { splitNames } from "./parts.js";

const pointerOf = (name: string): string => joinPointer("#/components/schemas", name);

const schemasOf = (document: JsonObject): ReadonlyMap<string, Json> =>
  new Map(
    Object.entries(objectOf(objectOf(document.components).schemas)).flatMap(([name, schema]) =>
      schema === undefined ? [] : [[name, schema]],
    ),
  );

/** What was found of one exported type, and the schemas to compare for it. */
export interface ComponentFound {
  readonly name: string;
  readonly findings: readonly Finding[];
  readonly pairs: readonly Pair[];
}

/** Compares schemas by name: each is an exported type. One that nothing uses can be sent and read all the same. */
export const compareComponents = ({ before, after }: Documents): readonly ComponentFound[] => {
  const [was, is] = [schemasOf(before), schemasOf(after)];
  const { shared, gone, come } = splitNames(was, is);
  const some = (all: ReadonlyMap<string, Json>, names: readonly string[]) =>
    new Map([...all].filter(([name]) => names.includes(name)));
  const renames = findRenames(some(was, gone), some(is, come));
  const renamed = new Set(renames.values());
  const usage = [sidesOf(before), sidesOf(after)];
  return [
    ...[...renames].map(([from, to]) => alone(from, renameOf(from, to))),
    ...gone.filter((name) => !renames.has(name)).map((name) => alone(name, goneOf(name, was.get(name)))),
    ...come.filter((name) => !renamed.has(name)).map((name) => alone(name, newOf(name, is.get(name)))),
    ...shared.map((name) => {
      const used = new Set(usage.flatMap((sides) => [...(sides.get(name) ?? [])]));
      const sides: readonly Side[] = used.size > 0 ? [...used] : ["sent", "read"];
      const node = (schemas: ReadonlyMap<string, Json>) => [
        { schema: schemas.get(name) ?? true, pointer: pointerOf(name) },
      ];
      return {
        name,
        findings: [],
        pairs: sides.map((side) => ({ before: node(was), after: node(is), side })),
      };
    }),
  ];
};

const alone = (name: string, finding: Finding): ComponentFound => ({ name, findings: [finding], pairs: [] });

const renameOf = (from: string, to: string): Finding => ({
  ...{ class: "breaking", pointer: pointerOf(to), before: from, after: to },
  what: `${from} was renamed to ${to}.`,
  action: `Import the type ${to} in place of ${from}; its shape has not changed by that.`,
});

const goneOf = (name: string, value: Json | undefined): Finding => ({
  ...{ class: "breaking", pointer: pointerOf(name), before: value, after: undefined },
  what: `${name} was removed.`,
  action: "The exported type is gone: stop importing it.",
});

const newOf = (name: string, value: Json | undefined): Finding => ({
  ...{ class: "additive", pointer: pointerOf(name), before: undefined, after: value },
  what: `${name} was added.`,
  action: `${idle}; a further type is exported.`,
});

/** Which way each component travels, through whatever refers to it. */
export const sidesOf = (document: JsonObject): ReadonlyMap<string, ReadonlySet<Side>> => {
  const sides = new Map<string, Set<Side>>();
  const schemas = schemasOf(document);
  for (const side of ["sent", "read"] as const) {
    const roots = schemaRoots(document).filter(
      ({ direction }) => direction === (side === "sent" ? "request" : "response"),
    );
    const pending: unknown[] = roots.map(({ schema }) => schema);
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      if (Array.isArray(node)) pending.push(...node);
      else if (isObject(node as Json)) {
        const name = componentName((node as JsonObject).$ref);
        const own = sides.get(name ?? "") ?? new Set();
        if (name !== undefined && !own.has(side)) {
          sides.set(name, own.add(side));
          pending.push(schemas.get(name));
        }
        pending.push(...Object.values(node as JsonObject));
      }
    }
  }
  return sides;
};

const componentName = (reference: Json | undefined): string | undefined => {
  if (typeof reference !== "string") return undefined;
  const [root, kind, name] = splitPointer(reference);
  return root === "components" && kind === "schemas" ? name : undefined;
};
