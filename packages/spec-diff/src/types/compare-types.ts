import type { Direction } from "@provider-clients/openapi";
import type ts from "typescript";
import { type Field, fieldsOf, isAssignable, isNullable, isRecord, itemOf } from "./type-fields.js";

/** Where, inside a type, something no longer fits. Property names; `[]` for the items of a list. */
export interface Misfit {
  readonly path: readonly string[];
  /**
   * - `gone`: a field that was there is not.
   * - `required`: a field that could be left out has to be sent.
   * - `optional`: a field that was always there may be absent.
   * - `incompatible`: the values are others.
   */
  readonly reason: "gone" | "required" | "optional" | "incompatible";
}

/** What a comparison found. */
export interface Outcome {
  readonly misfits: readonly Misfit[];
  /** True where something is wrong inside, even where it was reported for another type that shares it. */
  readonly isWrong: boolean;
  /** True where the answer depends on a comparison that is still under way. */
  readonly isCircular: boolean;
}

/** Finds the smallest places in which a new type no longer stands where the old one stood. */
export type FindMisfits = (before: ts.Type, after: ts.Type, direction: Direction) => Outcome;

/** Compares types with one compiler. What two types share is looked at once, however often it is used. */
export const createComparison = (checker: ts.TypeChecker): FindMisfits => {
  const context: Context = { checker, known: { request: new Map(), response: new Map() } };
  return (before, after, direction) => compare(context, { before, after, direction, path: [] });
};

interface Context {
  readonly checker: ts.TypeChecker;
  /** The outcome by old type, then new type; undefined while it is under way. */
  readonly known: Readonly<Record<Direction, Map<ts.Type, Map<ts.Type, Outcome | undefined>>>>;
}

interface Pair {
  readonly before: ts.Type;
  readonly after: ts.Type;
  readonly direction: Direction;
  readonly path: readonly string[];
}

const CLEAN: Outcome = { misfits: [], isWrong: false, isCircular: false };

const compare = (context: Context, pair: Pair): Outcome => {
  const known = context.known[pair.direction];
  const outcomes = known.get(pair.before) ?? new Map<ts.Type, Outcome | undefined>();
  known.set(pair.before, outcomes);
  if (outcomes.has(pair.after)) {
    const earlier = outcomes.get(pair.after);
    return { misfits: [], isWrong: earlier?.isWrong ?? false, isCircular: earlier === undefined };
  }
  outcomes.set(pair.after, undefined);
  const outcome = compareFresh(context, pair);
  outcomes.set(pair.after, outcome);
  return outcome;
};

const compareFresh = (context: Context, pair: Pair): Outcome => {
  const { checker } = context;
  const { before, after, direction, path } = pair;
  const [source, target] = direction === "request" ? [before, after] : [after, before];
  const inside = compareInside(context, {
    ...pair,
    before: checker.getNonNullableType(before),
    after: checker.getNonNullableType(after),
  });
  const isNullNew = isNullable(source) && !isNullable(target);
  // Inside a circle, the place where it began tells.
  const isSettled = inside.isWrong || (inside.isCircular && path.length > 0);
  if (!isNullNew && (isSettled || isAssignable(checker, source, target))) return inside;
  return { ...inside, misfits: [...inside.misfits, { path, reason: "incompatible" }], isWrong: true };
};

const compareInside = (context: Context, { before, after, direction, path }: Pair): Outcome => {
  const { checker } = context;
  const [oldItem, newItem] = [itemOf(checker, before), itemOf(checker, after)];
  if (oldItem && newItem) {
    return compare(context, { before: oldItem, after: newItem, direction, path: [...path, "[]"] });
  }
  if (!isRecord(checker, before) || !isRecord(checker, after)) return CLEAN;
  const [was, is] = [fieldsOf(checker, before), fieldsOf(checker, after)];
  // One shape against several: a field of one of them says nothing of all.
  const isAlike = before.isUnion() === after.isUnion();
  const outcomes = [...new Set([...was.keys(), ...is.keys()])].map((name): Outcome => {
    const at = [...path, name];
    const [old, fresh] = [was.get(name), is.get(name)];
    const reason = isAlike || !fresh ? reasonAmiss(old, fresh, direction) : undefined;
    const inside =
      isAlike && old?.type && fresh?.type
        ? compare(context, { before: old.type, after: fresh.type, direction, path: at })
        : CLEAN;
    if (reason === undefined) return inside;
    return { ...inside, misfits: [...inside.misfits, { path: at, reason }], isWrong: true };
  });
  return {
    misfits: outcomes.flatMap(({ misfits }) => misfits),
    isWrong: outcomes.some(({ isWrong }) => isWrong),
    isCircular: outcomes.some(({ isCircular }) => isCircular),
  };
};

const reasonAmiss = (
  old: Field | undefined,
  fresh: Field | undefined,
  direction: Direction,
): Misfit["reason"] | undefined => {
  if (fresh === undefined) return "gone";
  if (direction === "request") return !fresh.isOptional && (old?.isOptional ?? true) ? "required" : undefined;
  return old && !old.isOptional && fresh.isOptional ? "optional" : undefined;
};
