import { reachOf } from "@provider-clients/codegen";
import { type JsonObject, resolvePointer } from "@provider-clients/openapi";
import type { ChangeClass } from "../change.js";
import { sidesOf } from "../relation/document/components.js";
import type { Side } from "../relation/schemas/node.js";
import { type Subject, subjectOfComponent, subjectOfOperation } from "../relation/subject.js";
import type { GeneratedTypes } from "./generated-types.js";
import type { PairedOperation } from "./same-names.js";

/** One question to the compiler: is the new type assignable to the old one, and the other way round? */
export interface TypeCheck {
  readonly subject: Subject;
  readonly side: Side;
  /** The old type, as an expression over the modules `before` and `beforeSchema`. */
  readonly before: string;
  /** The new type, as an expression over the modules `after` and `afterSchema`. */
  readonly after: string;
  /** Set if the question is whether a type still exists that only the generator named. */
  readonly generated?: GeneratedType;
}

/** A second type of a component, which the generator named. */
export interface GeneratedType {
  readonly name: string;
  /** How the new document uses the component. */
  readonly sides: readonly Side[];
}

/** All questions: what each operation takes and answers, and each exported type. */
export const listChecks = (
  operations: readonly PairedOperation[],
  documents: Documents,
  before: GeneratedTypes,
  after: GeneratedTypes,
): readonly TypeCheck[] => [
  ...operations.flatMap((operation) => checksOfMethod(operation, interfaceOf(before), interfaceOf(after))),
  ...checksOfTypes(documents, before, after),
];

const interfaceOf = ({ operations }: GeneratedTypes): string =>
  /^export interface (\w*Operations) /m.exec(operations)?.[1] ?? "Operations";

const checksOfMethod = (
  { id, method, path }: PairedOperation,
  was: string,
  is: string,
): readonly TypeCheck[] => {
  const [before, after] = [`before.${was}["${id}"]`, `after.${is}["${id}"]`];
  return [
    {
      subject: subjectOfOperation({ method, path }, "sent"),
      side: "sent",
      before: `Parameters<${before}>`,
      after: `Parameters<${after}>`,
    },
    {
      subject: subjectOfOperation({ method, path }, "read"),
      side: "read",
      before: `Read<Awaited<ReturnType<${before}>>, Awaited<ReturnType<${after}>>>`,
      after: `Awaited<ReturnType<${after}>>`,
    },
  ];
};

type Documents = { readonly before: JsonObject; readonly after: JsonObject };

const checksOfTypes = (
  documents: Documents,
  before: GeneratedTypes,
  after: GeneratedTypes,
): readonly TypeCheck[] => {
  const [was, is] = [reachOf(documents.before), reachOf(documents.after)];
  const isWritten = (name: string): boolean =>
    resolvePointer(documents.before, subjectOfComponent(name)) !== undefined;
  return namesIn(before).flatMap((name): readonly TypeCheck[] => {
    const left = {
      subject: subjectOfComponent(name),
      before: typeNamed("after", name),
      after: typeNamed("after", name),
    };
    if (!isWritten(name)) {
      const component = name.replace(inputSuffix, "");
      const generated = { name, sides: sidesOf(is, component) };
      return [{ ...left, subject: subjectOfComponent(component), side: "sent", generated }];
    }
    const used = sidesOf(was, name);
    const kept = used.filter((side) => sidesOf(is, name).includes(side));
    // No operation uses the type any more as before, but its name may still be imported.
    if (used.length > 0 && kept.length === 0) return [{ ...left, side: "read" }];
    return (used.length > 0 ? kept : (["sent", "read"] as const)).map((side) => ({
      ...{ subject: subjectOfComponent(name), side },
      before: typeNamed("before", side === "sent" ? inputOf(name, before) : name),
      after: typeNamed("after", side === "sent" ? inputOf(name, after) : name),
    }));
  });
};

/** The suffix of the second type of a schema that differs between sent and read. */
const inputSuffix = /Input\d*$/;

const inputOf = (name: string, types: GeneratedTypes): string =>
  namesIn(types).find((each) => each !== name && each.replace(inputSuffix, "") === name) ?? name;

const namesIn = ({ operations }: GeneratedTypes): readonly string[] => [
  ...new Set([...operations.matchAll(/components\["schemas"\]\["([^"]+)"\]/g)].map(([, name = ""]) => name)),
];

const typeNamed = (side: "before" | "after", name: string): string =>
  `${side}Schema.components["schemas"][${JSON.stringify(name)}]`;

/** The verdict on one question. */
export const classOf = (side: Side, isBroken: boolean, isGained: boolean): ChangeClass => {
  if (isBroken) return "breaking";
  if (!isGained) return "none";
  return side === "sent" ? "additive" : "fix";
};
