import { type JsonObject, resolvePointer } from "@provider-clients/openapi";
import type { Finding } from "../change.js";
import { labelOf } from "../describe.js";
import type { FindUses } from "../usage.js";
import { compileProgram } from "./compile.js";
import { listExports } from "./exported-names.js";
import { type GeneratedTypes, renderTypes } from "./generated-types.js";
import { listChecks, type TypedDocument } from "./list-checks.js";
import { findBroken, findGained, findNew, type Place } from "./places.js";
import { renderProgram } from "./program-text.js";
import { wordsOf } from "./words.js";

/** A document of which the compiler is to judge. */
export interface TypedInput {
  readonly document: JsonObject;
  readonly findUses: FindUses;
}

/** The second judge: the compiler, over what is generated from each document. */
export const judgeTypes = async (
  name: string,
  before: TypedInput,
  after: TypedInput,
): Promise<readonly Finding[]> => {
  const [old, fresh] = [await typed(name, before), await typed(name, after)];
  const checks = listChecks(old, fresh);
  const program = compileProgram(renderProgram(checks), old.types, fresh.types);
  const inquiry = { checks, program, before: old, after: fresh };
  const places = new Map<string, Place>();
  // What is broken at a place goes before what is gained there.
  for (const place of [...findBroken(inquiry), ...findGained(inquiry), ...findNew(inquiry)]) {
    if (!places.has(place.pointer)) places.set(place.pointer, place);
  }
  return [...places.values()].map((place) => findingOf(place, before.document, after.document));
};

const typed = async (
  name: string,
  { document, findUses }: TypedInput,
): Promise<TypedDocument & { readonly types: GeneratedTypes }> => {
  const types = await renderTypes(name, document);
  return { document, findUses, types, exported: listExports(types.operations) };
};

const findingOf = (place: Place, before: JsonObject, after: JsonObject): Finding => {
  const [was, is] = [resolvePointer(before, place.pointer), resolvePointer(after, place.pointer)];
  return {
    class: place.class,
    pointer: place.pointer,
    nodes: [place.pointer],
    before: was,
    after: is,
    ...wordsOf(place, labelOf(is === undefined ? before : after, place.pointer)),
  };
};
