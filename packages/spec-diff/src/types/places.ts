import type { JsonObject } from "@provider-clients/openapi";
import ts from "typescript";
import type { ChangeClass } from "../change.js";
import { createComparison, type Misfit } from "./compare-types.js";
import type { CompiledProgram } from "./compile.js";
import type { TypedDocument } from "./list-checks.js";
import { type Location, locate } from "./locate.js";
import { originOfAlias } from "./subject-of-alias.js";
import type { TypeCheck } from "./type-check.js";

/** One place where the compiler sees a difference. */
export interface Place {
  readonly pointer: string;
  readonly class: ChangeClass;
  readonly reason: Misfit["reason"] | "new";
  readonly isSent: boolean;
}

/** What the compiler was asked, and about what. */
export interface Inquiry {
  readonly checks: readonly TypeCheck[];
  readonly program: CompiledProgram;
  readonly before: TypedDocument;
  readonly after: TypedDocument;
}

/** Where the new types no longer stand where the old ones stood. */
export const findBroken = ({ checks, program, before, after }: Inquiry): readonly Place[] => {
  const findMisfits = createComparison(program.checker);
  const explained = new Set<string | undefined>();
  return checks.flatMap((check, index): readonly Place[] => {
    if (check.isFallback && explained.has(check.method)) return [];
    const [old, fresh] = [program.typeNamed(`Before${index}`), program.typeNamed(`After${index}`)];
    // Nothing was read before, so whatever comes now stands in nobody's way.
    if (old && (old.flags & ts.TypeFlags.Void) !== 0) return [];
    const outcome = old && fresh ? findMisfits(old, fresh, check.direction) : undefined;
    const misfits = misfitsOf(program.refused.has(index), outcome);
    if (misfits.length > 0 || outcome?.isWrong) explained.add(check.method ?? "");
    return misfits.map(({ path, reason }) => ({
      pointer: deepest(before, after, reason === "gone", (document) => locate(document, check.subject, path)),
      class: "breaking",
      reason,
      isSent: check.direction === "request",
    }));
  });
};

/** The compiler has the last word: what it refuses is broken, whether or not a smaller place was found. */
const misfitsOf = (
  isRefused: boolean,
  outcome: { readonly misfits: readonly Misfit[]; readonly isWrong: boolean } | undefined,
): readonly Misfit[] => {
  if (outcome === undefined) return isRefused ? [{ path: [], reason: "gone" }] : [];
  return isRefused && !outcome.isWrong ? [{ path: [], reason: "incompatible" }] : outcome.misfits;
};

/** The other way round: what the new types take or promise that the old ones did not. */
export const findGained = ({ checks, program, before, after }: Inquiry): readonly Place[] => {
  const findMisfits = createComparison(program.checker);
  return checks.flatMap(({ subject, direction, isFallback, isName }, index): readonly Place[] => {
    const [old, fresh] = [program.typeNamed(`Before${index}`), program.typeNamed(`After${index}`)];
    if (!old || !fresh || isFallback || isName) return [];
    return findMisfits(fresh, old, direction).misfits.map(({ path, reason }) => ({
      pointer: deepest(before, after, false, (document) => locate(document, subject, path)),
      class: direction === "request" || reason === "gone" ? "additive" : "fix",
      reason: reason === "gone" ? "new" : reason,
      isSent: direction === "request",
    }));
  });
};

/** Exported types and methods that there were not. */
export const findNew = ({ before, after }: Inquiry): readonly Place[] => {
  const { document, exported } = after;
  const aliases = [...exported.aliases].filter(([name]) => !before.exported.aliases.has(name));
  const methods = [...exported.methods.keys()].filter((name) => !before.exported.methods.has(name));
  return [
    ...aliases.map(([name, text]) => originOfAlias(name, text, document).subject),
    ...methods.map((operation) => ({ kind: "parameters", operation }) as const),
  ].map((subject) => ({
    pointer: locate(document, subject, []).pointer,
    class: "additive",
    reason: "new",
    isSent: true,
  }));
};

/** The place in the document that has all of it; in the old one first for what is gone. */
const deepest = (
  before: TypedDocument,
  after: TypedDocument,
  isGone: boolean,
  find: (document: JsonObject) => Location,
): string => {
  const [old, fresh] = [find(before.document), find(after.document)];
  const [first, second] = isGone ? [old, fresh] : [fresh, old];
  return first.isWhole || !second.isWhole ? first.pointer : second.pointer;
};
