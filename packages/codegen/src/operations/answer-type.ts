import {
  followReference,
  isObject,
  type Json,
  type JsonObject,
  listOf,
  objectOf,
} from "@provider-clients/openapi";
import type { BodyModel } from "./media.js";
import type { OperationModel } from "./operation-model.js";

/** The JSON type that all documented 2xx bodies have in common; `json` if they differ or if any type is allowed. */
export type AnswerKind = "object" | "array" | "json" | "none";

/** What the transport may expect of a success, according to the documented schemas. */
export const answerKind = (document: JsonObject, { successes }: OperationModel): AnswerKind => {
  const bodies = successes.flatMap(({ body }) => body ?? []);
  if (bodies.length === 0) return "none";
  const kinds = new Set(bodies.map((body) => answerOf(document, body)));
  const [first] = kinds;
  return kinds.size === 1 && first !== undefined ? first : "json";
};

const answerOf = (document: JsonObject, { kind, schema }: BodyModel): AnswerKind =>
  kind === "json" ? kindOf(document, schema) : "json";

const kindOf = (document: JsonObject, written: Json, depth = 0): "object" | "array" | "json" => {
  const schema = followReference(document, written);
  // `nullable` beside a reference or a choice means null too.
  if (schema === undefined || depth > 20 || [objectOf(written), schema].some(isNullable)) return "json";
  const inner = (keyword: string): readonly AnswerKind[] =>
    listOf(schema[keyword]).map((member) => kindOf(document, member, depth + 1));
  if (schema.type !== undefined) {
    return schema.type === "object" || schema.type === "array" ? schema.type : "json";
  }
  if (isObject(schema.properties)) return "object";
  const all = inner("allOf").find((kind) => kind !== "json");
  if (all === "object" || all === "array") return all;
  const choices = [...inner("oneOf"), ...inner("anyOf")];
  const [choice] = choices;
  const isOneKind = (choice === "object" || choice === "array") && choices.every((kind) => kind === choice);
  return isOneKind ? choice : "json";
};

const isNullable = ({ nullable }: JsonObject): boolean => nullable === true;
