import { isList, type Json, typesOf } from "@provider-clients/openapi";
import type { LowerRule } from "./lower-rule.js";
import { marked, omit } from "./mark.js";

/** Closed where it is sent, open where it is answered: a provider adds a status without asking its clients. */
export const lowerEnum: LowerRule = (schema, { areEnumsOpen }) => {
  if (schema.const === null) return { ...omit(schema, "const"), type: "null" };
  if (!isList(schema.enum)) return undefined;
  const types = typesOf(schema);
  const admitted = schema.enum.filter((value) => types === undefined || types.has(typeOf(value)));
  const known = admitted.filter((value) => value !== null);
  const values = admitted.includes(null) || schema.nullable === true ? [...known, null] : known;
  if (areEnumsOpen && known.length > 1 && known.every(isScalar))
    return marked(schema, { kind: "openEnum", values });
  // Without the type: openapi-typescript adds null wherever the type admits it, listed or not.
  return { ...omit(schema, "type", "nullable"), enum: values };
};

const isScalar = (value: Json): boolean => ["string", "number", "boolean"].includes(typeof value);

const typeOf = (value: Json): string => {
  if (value === null) return "null";
  return isList(value) ? "array" : typeof value;
};
