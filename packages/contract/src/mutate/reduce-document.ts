import { isJsonObject, type Json, type JsonObject } from "../document/json.js";
import type { MediaType, Operation } from "../document/operation.js";
import { bareSlice, includeReferences, setAt } from "../document/slice-document.js";
import { setKeyword } from "./change-schema.js";

/**
 * Copies a document with only one operation, the schemas of one side, and the components that these need, so that
 * judges load it in a few milliseconds.
 */
export const reduceDocument = (
  document: JsonObject,
  operation: Operation,
  side: "request" | "answer",
): JsonObject => {
  const reduced = bareSlice(document, operation);
  // Responses and bodies are copied completely before their schemas are cut, after which their references are not
  // needed.
  includeReferences(document, reduced, (target) => !target.startsWith("#/components/schemas/"));
  for (const media of mediaTypesOf(operation, side === "request" ? "answer" : "request"))
    cutSchema(reduced, media);
  includeReferences(document, reduced, () => true);
  for (const { pointer } of operation.body?.contents ?? [])
    setKeyword(pointer, "examples", undefined)(reduced);
  dropProse(reduced);
  return reduced;
};

// A third of a document is prose, which no judge reads and every loader copies.
const dropProse = (value: Json): void => {
  if (Array.isArray(value)) for (const each of value) dropProse(each);
  if (!isJsonObject(value)) return;
  for (const [key, each] of Object.entries(value)) {
    const isProse = key === "description" || key === "summary" || key === "x-undocumented";
    if (isProse && typeof each === "string") delete value[key];
    else if (!holdsData.has(key)) dropProse(each);
  }
};

const holdsData = new Set(["const", "default", "enum", "example", "examples", "value"]);

const mediaTypesOf = ({ answers, body }: Operation, side: "request" | "answer"): readonly MediaType[] =>
  side === "request" ? (body?.contents ?? []) : answers.flatMap(({ contents }) => contents);

// Without an example, the mock answers from the schema.
const cutSchema = (document: JsonObject, { pointer, schemaPointer, examples }: MediaType): void => {
  const isAnswer = pointer.includes("/responses/");
  if (schemaPointer && (!isAnswer || examples.length > 0)) setAt(document, schemaPointer, {});
};
