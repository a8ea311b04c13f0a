import { entriesOf, isObject, type Json, type JsonObject, objectOf } from "../json.js";
import type { Problem } from "../problem.js";
import { joinPointer, splitPointer } from "../references/pointer.js";
import { METHODS } from "../walk/methods.js";
import { partsOf } from "../walk/walk-objects.js";
import { findUnits, type Units } from "./units.js";

/** An operation, a webhook or an unused component that is left out of a document. */
export interface LeftOut {
  readonly pointer: string;
  /** `GET /orders`, `POST of the webhook orderMade`, `components/schemas/Order`. */
  readonly title: string;
  readonly isOperation: boolean;
  /** What is wrong with it, or with something that it needs. */
  readonly problems: readonly Problem[];
}

/** What remains of a document without the faulty parts. */
export interface Remainder {
  readonly document: JsonObject;
  readonly leftOut: readonly LeftOut[];
  /** Problems of the document itself, which leaving out operations cannot solve. */
  readonly fatal: readonly Problem[];
}

/**
 * Leaves out each operation that a problem affects, whether the problem is in the operation, in the shared part of its
 * path, or in a component that it references. Also removes components that nothing else uses.
 */
export const leaveOut = (document: JsonObject, problems: readonly Problem[]): Remainder => {
  if (problems.length === 0) return { document, leftOut: [], fatal: [] };
  const parts = partsOf(document);
  const units = findUnits(document, parts);
  const problemsOf = Map.groupBy(problems, ({ at }) => (at === undefined ? undefined : units.unitOf(at)));
  const hit = hitBy(units, new Set(problemsOf.keys()));
  const isOperation = (unit: string): boolean => parts.get(unit)?.kind === "Operation";
  const operations = [...units.needs.keys()].filter(isOperation);
  const stranded = strandedBy(units, isOperation, hit);
  const gone = [...hit, ...stranded];
  const isUsed = reachedFrom(units, operations);
  return {
    document: without(document, gone),
    leftOut: [...hit]
      .filter((unit) => isOperation(unit) || (!isUsed.has(unit) && isComponent(unit)))
      .map((unit) => ({
        pointer: unit,
        title: titleOf(unit),
        isOperation: isOperation(unit),
        problems: [...reachedFrom(units, [unit])].flatMap((each) => problemsOf.get(each) ?? []),
      })),
    fatal: problemsOf.get(undefined) ?? [],
  };
};

/** The given units and all units that need one of them. */
const hitBy = (units: Units, bad: ReadonlySet<string | undefined>): ReadonlySet<string> => {
  const neededBy = new Map<string, string[]>();
  for (const [unit, needed] of units.needs)
    for (const each of needed) neededBy.set(each, [...(neededBy.get(each) ?? []), unit]);
  const hit = new Set([...bad].filter((unit) => unit !== undefined));
  for (const unit of hit) for (const user of neededBy.get(unit) ?? []) hit.add(user);
  return hit;
};

/** The given units and all that they need. */
const reachedFrom = (units: Units, starts: Iterable<string>): ReadonlySet<string> => {
  const reached = new Set(starts);
  for (const unit of reached) for (const needed of units.needs.get(unit) ?? []) reached.add(needed);
  return reached;
};

/** Components used only by operations that are left out. */
const strandedBy = (
  units: Units,
  isOperation: (unit: string) => boolean,
  hit: ReadonlySet<string>,
): readonly string[] => {
  const formerly = reachedFrom(units, [...hit].filter(isOperation));
  const others = [...units.needs.keys()].filter(
    (unit) => !hit.has(unit) && (isOperation(unit) || !formerly.has(unit)),
  );
  const kept = reachedFrom(units, others);
  return [...formerly].filter((unit) => isComponent(unit) && !kept.has(unit));
};

const isComponent = (unit: string): boolean => unit.startsWith("#/components/");

const titleOf = (unit: string): string => {
  const [root, name = "", method = ""] = splitPointer(unit);
  if (root === "components") return unit.slice(2);
  return root === "webhooks"
    ? `${method.toUpperCase()} of the webhook ${name}`
    : `${method.toUpperCase()} ${name}`;
};

/** The document without some of its units. A path is removed with its last operation. */
const without = (document: JsonObject, gone: readonly string[]): JsonObject => {
  const removed = new Set(gone);
  const holder = (root: "paths" | "webhooks"): JsonObject =>
    keep(document[root], (path, item) => {
      const pointer = joinPointer("#", root, path);
      if (removed.has(pointer)) return undefined;
      const had = METHODS.some((method) => objectOf(item)[method] !== undefined);
      const kept = keep(item, (key, value) => (removed.has(joinPointer(pointer, key)) ? undefined : value));
      return had && !METHODS.some((method) => kept[method] !== undefined) ? undefined : kept;
    });
  const components = keep(document.components, (section, held) =>
    keep(held, (name, value) =>
      removed.has(joinPointer("#/components", section, name)) ? undefined : value,
    ),
  );
  return {
    ...document,
    ...(isObject(document.paths) && { paths: holder("paths") }),
    ...(isObject(document.webhooks) && { webhooks: holder("webhooks") }),
    ...(isObject(document.components) && { components }),
  };
};

const keep = (value: Json | undefined, change: (key: string, value: Json) => Json | undefined): JsonObject =>
  Object.fromEntries(
    entriesOf(value).flatMap(([key, entry]) => {
      const changed = change(key, entry);
      return changed === undefined ? [] : [[key, changed] as const];
    }),
  );

/** The document without the root fields that have a problem, so that the rest can be checked. */
export const withoutFields = (document: JsonObject, problems: readonly Problem[]): JsonObject => {
  const names = new Set(problems.map(({ at = "#" }) => splitPointer(at)[0]));
  return Object.fromEntries(Object.entries(document).filter(([name]) => !names.has(name)));
};
