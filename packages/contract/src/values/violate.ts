import { splitPointer } from "@provider-clients/openapi";
import type { ErrorObject } from "ajv/dist/2020.js";
import type { Json } from "../document/json.js";
import { valueAt } from "../document/pointer.js";
import type { Conjunct } from "../schema/conjunct.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import { withValueAt } from "./at-path.js";
import { buildValue } from "./build-value.js";
import { spoilOtherBranches } from "./isolate.js";
import type { ListedItem, ListedPart } from "./list-schema.js";
import { violatingValues } from "./violating-values.js";

/** A value that violates one constraint and is otherwise valid. */
export interface ViolatingValue {
  readonly value: Json;
  /** How many further violations a judge may report; 0 if there are none. */
  readonly sideEffects: number;
}

/** Converts a value as the wire does: parameters are read back from strings, so some violations cannot be sent. */
export type Transport = (value: Json) => Json | undefined;

/** How a violating value is searched for. */
export interface ViolateOptions {
  readonly transport?: Transport;
  /** The schemas around the constraint: other branches of a union are made to refuse the value too. */
  readonly parts?: readonly ListedPart[];
}

/**
 * The smallest value that violates one constraint and, if possible, nothing else.
 *
 * @returns undefined if no candidate still violates it after the transport.
 */
export const violate = (
  reader: SchemaReader,
  conjunct: Conjunct,
  item: ListedItem,
  { transport = (value) => value, parts = [] }: ViolateOptions = {},
): ViolatingValue | undefined => {
  const judge = (value: Json) => {
    const arrived = transport(value);
    return arrived === undefined ? undefined : sideEffectsOf(reader, conjunct, item, arrived);
  };
  const attempts: Attempt[] = [];
  let best: ViolatingValue | undefined;
  for (const attempt of attemptsFor(reader, conjunct, item)) {
    attempts.push(attempt);
    const { value } = attempt;
    const sideEffects = judge(value);
    if (sideEffects === undefined) continue;
    if (sideEffects === 0) return { value, sideEffects };
    if (!best || sideEffects < best.sideEffects) best = { value, sideEffects };
  }
  if (best || parts.length === 0) return best;
  for (const attempt of attempts) {
    const value = spoilOtherBranches(reader, conjunct, item, {
      ...attempt,
      parts,
      isMeant: (each) => judge(each) !== undefined,
    });
    if (value !== undefined) return { value, sideEffects: judge(value) ?? 0 };
  }
  return undefined;
};

/** A valid value that exercises a constraint, and a variant that may violate it. */
interface Attempt {
  readonly base: Json;
  readonly value: Json;
}

function* attemptsFor(reader: SchemaReader, conjunct: Conjunct, item: ListedItem): Generator<Attempt> {
  for (const reach of item.reaches) {
    const base = buildValue(reader, conjunct, reach({}));
    const current = base === undefined ? undefined : valueAt(base, item.instance);
    if (base === undefined || current === undefined) continue;
    for (const candidate of violatingValues(reader, item, current)) {
      yield { base, value: withValueAt(base, item.instance, candidate) };
    }
  }
}

/** True if the violation of a constraint causes this error. */
export const isViolationOf = (item: ListedItem, error: ErrorObject): boolean => {
  if (item.keyword === "false schema") {
    return (
      error.keyword === item.keyword && isSamePath(error.instancePath, [...item.instance, item.detail ?? ""])
    );
  }
  if (error.parentSchema !== item.schema || !isSamePath(error.instancePath, item.instance)) return false;
  if (error.keyword !== item.keyword) return false;
  const { missingProperty, property } = error.params;
  if (item.keyword === "required") return missingProperty === item.detail;
  return item.keyword !== "dependentRequired" || `${property}:${missingProperty}` === item.detail;
};

const isSamePath = (pointer: string, instance: readonly string[]): boolean => {
  const steps = splitPointer(pointer);
  return steps.length === instance.length && steps.every((step, index) => step === instance[index]);
};

const unions = new Set(["oneOf", "anyOf", "allOf", "if", "not"]);

const sideEffectsOf = (
  reader: SchemaReader,
  conjunct: Conjunct,
  item: ListedItem,
  value: Json,
): number | undefined => {
  const errors = conjunct.flatMap(({ pointer, schema }) => {
    if (schema === true) return [];
    const validate = reader.compiler.compile(pointer);
    return validate(value) ? [] : (validate.errors ?? []);
  });
  const isMeant = (error: ErrorObject) => isViolationOf(item, error);
  if (!errors.some(isMeant)) return undefined;
  // Each branch of a union reports errors; what counts is the number of places and keywords.
  const others = errors.filter((error) => !isMeant(error) && !unions.has(error.keyword));
  const places = new Set(
    others.map(({ instancePath, keyword }) => `${splitPointer(instancePath).join("/")} ${keyword}`),
  );
  return places.size;
};
