import { splitPointer } from "@provider-clients/openapi";
import { isJsonObject, type Json, type JsonObject } from "../document/json.js";
import type { Difference, PatchStep } from "./difference.js";
import { patchInVersion } from "./patch-in-version.js";

/** Copies a document and applies a patch; a step whose target is missing is skipped. */
export const applyPatch = (document: JsonObject, patch: readonly PatchStep[]): JsonObject => {
  const copy = structuredClone(document);
  for (const step of patch) applyStep(copy, step);
  return copy;
};

/** Joins the steps of several differences into one patch: each place is changed once, and type lists are merged. */
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
 * The proposed changes to a document as one patch, in its version of OpenAPI.
 *
 * @param relax true to also remove rules that the server does not follow. Without it, the document only gains:
 * otherwise a wrong server would remove its rules one by one.
 */
export const proposedPatch = (
  differences: readonly Difference[],
  { relax, version }: { readonly relax: boolean; readonly version: string },
): PatchStep[] => {
  const patches = differences.map(({ patch }) => patch.filter(({ op }) => relax || op === "add"));
  return patchInVersion(joinPatches(patches), version);
};
