import { isJsonObject, type Json } from "../document/json.js";
import type { PatchStep } from "./difference.js";

/** Converts the steps to the document's version: OpenAPI 3.0 has neither lists of types nor the type null. */
export const patchInVersion = (patch: readonly PatchStep[], version: string): PatchStep[] =>
  version.startsWith("3.0") ? patch.flatMap(stepOf30) : [...patch];

const stepOf30 = (step: PatchStep): PatchStep[] => {
  const { op, path, value } = step;
  if (value === undefined) return [step];
  if (!path.endsWith("/type") || !Array.isArray(value)) return [{ ...step, value: schemaOf30(value) }];
  const holder = path.slice(0, -"/type".length);
  const types = value.filter((type) => type !== "null");
  const nullable: PatchStep[] =
    types.length === value.length ? [] : [{ op: "add", path: `${holder}/nullable`, value: true }];
  const [only] = types;
  if (types.length === 1 && only !== undefined) return [...nullable, { op, path, value: only }];
  const anyOf = types.map((type): Json => ({ type }));
  return [...nullable, { op: "remove", path }, { op: "add", path: `${holder}/anyOf`, value: anyOf }];
};

const schemaOf30 = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(schemaOf30);
  if (!isJsonObject(value)) return value;
  if (value.type === "null") return { nullable: true };
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, schemaOf30(each)]));
};
