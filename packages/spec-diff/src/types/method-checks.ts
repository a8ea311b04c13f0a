import { accessKeys } from "./access-keys.js";
import type { Subject, TypeCheck } from "./type-check.js";

/** A method of the operations interface: its name, its arguments' names, and the interface's name. */
export interface Method {
  readonly name: string;
  readonly names: readonly string[];
  readonly of: string;
}

/**
 * Asks about one method: each argument by itself, so that a misfit is found where it is, then all of them together
 * for what no single one tells (their number, one that became required), then the answer.
 */
export const checksOfMethod = (
  old: Method,
  fresh: Method | undefined,
  pointer: string,
): readonly TypeCheck[] => {
  const method = old.name;
  const before = accessKeys(`before.${old.of}`, method);
  const after = accessKeys(`after.${fresh?.of ?? old.of}`, method);
  const whole: TypeCheck = {
    direction: "request",
    before: `Parameters<${before}>`,
    after: `Parameters<${after}>`,
    subject: { kind: "place", pointer },
    method,
  };
  if (fresh === undefined) return [whole];
  const answer: TypeCheck = {
    direction: "response",
    before: `Awaited<ReturnType<${before}>>`,
    after: `Awaited<ReturnType<${after}>>`,
    subject: { kind: "answer", operation: method },
  };
  const isComparable = fresh.names.join() === old.names.join();
  const single = isComparable ? old.names : [];
  return [
    ...single.map(
      (argument, index): TypeCheck => ({
        direction: "request",
        before: `Exclude<Parameters<${before}>[${index}], undefined>`,
        after: `Exclude<Parameters<${after}>[${index}], undefined>`,
        subject: subjectOf(method, argument, pointer),
        method,
      }),
    ),
    { ...whole, isFallback: true },
    answer,
  ];
};

const subjectOf = (operation: string, argument: string, pointer: string): Subject => {
  if (argument === "body") return { kind: "body", operation };
  return argument === "options" ? { kind: "parameters", operation } : { kind: "place", pointer };
};
