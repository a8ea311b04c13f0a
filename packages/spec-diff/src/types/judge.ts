import type { JsonObject } from "@provider-clients/openapi";
import { type ChangeClass, isStricter } from "../change.js";
import type { OperationPart } from "../relation/document/operations.js";
import { findUnchanged, type Unchanged } from "../relation/document/unchanged.js";
import { type Subject, subjectOfOperation } from "../relation/subject.js";
import { classOf, type GeneratedType, listChecks } from "./checks.js";
import { type Compile, createCompiler, refusalKey } from "./compile.js";
import { renderTypes } from "./generated-types.js";
import { renderProgram } from "./program-text.js";
import { withSameNames } from "./same-names.js";

/** The compiler's verdict on one subject. */
export interface CompilerVerdict {
  readonly class: ChangeClass;
  /** The compiler's message; undefined if there is no error. */
  readonly message: string | undefined;
  /** Set if the only change is that this generated type is gone. */
  readonly gone?: GeneratedType | undefined;
}

/** The compiler's verdicts; a subject that is missing has not changed. */
export type CompilerVerdicts = ReadonlyMap<Subject, CompilerVerdict>;

/**
 * The second judge: compiles the code that is generated from each document, operation by operation. Equal code needs no
 * compilation.
 */
export const judgeTypes = async (
  name: string,
  before: JsonObject,
  after: JsonObject,
  unchanged: Unchanged = findUnchanged(before, after),
  compile: Compile = createCompiler(),
): Promise<CompilerVerdicts> => {
  const named = withSameNames(before, after, unchanged);
  const old = await renderTypes(name, named.before, before);
  const fresh = await renderTypes(name, named.after, after);
  const verdicts = new Map<Subject, CompilerVerdict>([
    ...ofWhole(named.gone, "breaking"),
    ...ofWhole(named.come, "additive"),
  ]);
  if (old.operations === fresh.operations && old.schema === fresh.schema) return verdicts;
  const checks = listChecks(named.operations, { before, after }, old, fresh);
  const refusals = compile(renderProgram(checks), old, fresh);
  for (const [index, { subject, side, generated }] of checks.entries()) {
    const message = refusals.get(refusalKey(index, "broken"));
    const verdict = classOf(side, message !== undefined, refusals.has(refusalKey(index, "gained")));
    const earlier = verdicts.get(subject)?.class ?? "none";
    if (isStricter(verdict, earlier)) verdicts.set(subject, { class: verdict, message, gone: generated });
  }
  return verdicts;
};

/** Verdicts on operations that only one document has. */
const ofWhole = (operations: readonly OperationPart[], verdict: ChangeClass) =>
  operations.flatMap((operation) =>
    (["sent", "read"] as const).map(
      (side) => [subjectOfOperation(operation, side), { class: verdict, message: undefined }] as const,
    ),
  );
