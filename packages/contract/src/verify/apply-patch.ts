import { splitPointer } from "@provider-clients/openapi";
import { isJsonObject, type Json, type JsonObject } from "../document/json.js";
import type { Difference, PatchStep } from "./difference.js";
import { patchInVersion } from "./patch-in-version.js";

/** A copy of a document with the steps of a patch taken; a step whose place is gone is passed over. */
export const applyPatch = (document: JsonObject, patch: readonly PatchStep[]): JsonObject => {
  const copy = structuredClone(document);
  for (const step of patch) applyStep(copy, step);
  return copy;
};

/** The steps of several differences as one patch: each place is changed once, and type lists grow together. */
export const joinPatches = (patches: readonly (readonly PatchStep[])[]): PatchStep[] => {
  const joined = new Map<string, PatchStep>();
  for (const step of patches.flat()) {
    const known = joined.get(step.path);
    joined.set(step.path, known ? joinSteps(known, step) : step);
  }
  return [...joined.values()];
};

const joinSteps = (one: PatchStep, other: PatchStep): PatchStep => {
  if (!Array.isArray(one.value) || !Array.isArray(other.value)) return one;
  const isRequired = one.path.endsWith("/required");
  const others = other.value;
  const value = isRequired
    ? one.value.filter((each) => others.includes(each))
    : [...new Set([...one.value, ...others])];
  return { ...one, value };
};

const applyStep = (document: JsonObject, { op, path, value }: PatchStep): void => {
  const steps = splitPointer(path);
  const last = steps.pop();
  let place: Json | undefined = document;
  for (const step of steps) {
    if (Array.isArray(place)) place = place[Number(step)];
    else place = isJsonObject(place) ? place[step] : undefined;
  }
  if (last === undefined || !isJsonObject(place)) return;
  if (op === "remove") delete place[last];
  else if (value !== undefined) place[last] = value;
};

/**
 * The proposed changes of a document, joined, as its version of OpenAPI writes them.
 *
 * @param relax Whether rules that the server does not keep are dropped too. Without it the document only gains: a
 * server that is wrong would otherwise take its rules away, one after the other.
 */
export const proposedPatch = (
  differences: readonly Difference[],
  { relax, version }: { readonly relax: boolean; readonly version: string },
): PatchStep[] => {
  const patches = differences.map(({ patch }) => patch.filter(({ op }) => relax || op === "add"));
  return patchInVersion(joinPatches(patches), version);
};
