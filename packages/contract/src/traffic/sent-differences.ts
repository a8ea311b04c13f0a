import { joinPointer } from "@provider-clients/openapi";
import { mediaFor } from "../document/answer-for.js";
import { isJsonObject } from "../document/json.js";
import type { Operation } from "../document/operation.js";
import { valueAt } from "../document/pointer.js";
import type { JudgedRequest } from "../judge/prism.js";
import type { FoundViolation } from "../judge/violation.js";
import { textList } from "../schema/merged.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import { type ListedPart, listSchema } from "../values/list-schema.js";
import type { Difference, PatchStep } from "../verify/difference.js";
import { schemaOf } from "../verify/schema-of.js";

/** In what a request that was really sent differs from the document, and what the server made of it. */
export const sentDifferences = (
  reader: SchemaReader,
  operation: Operation,
  request: JudgedRequest,
  violations: readonly FoundViolation[],
  status: number,
  caseId: string,
): Difference[] => {
  const parts = partsOf(reader, operation, request);
  const isTaken = status < 300;
  return violations.map((violation): Difference => {
    const place = ["request", ...violation.location.slice(1).map(generalStep)].join("/").replace("/", " ");
    const common = { operation: operation.id, caseId };
    if (violation.code === "undeclared") {
      return {
        ...common,
        kind: "undocumented-request-field",
        place,
        message: `was sent${isTaken ? " and taken" : ""}, and is not documented`,
        patch: isTaken ? addition(parts, violation, request) : [],
      };
    }
    const told = `${place.slice("request ".length)} ${violation.message}`;
    return {
      ...common,
      kind: isTaken ? "invalid-request-accepted" : "invalid-request-sent",
      place: `${place} ${violation.code}`,
      message: isTaken
        ? `took a request that the document forbids: ${told}`
        : `a request that the document forbids was sent and answered ${status}: ${told}`,
      patch: isTaken ? relaxation(parts, violation) : [],
    };
  });
};

const partsOf = (
  reader: SchemaReader,
  operation: Operation,
  request: JudgedRequest,
): readonly ListedPart[] => {
  const media = mediaFor(operation.body?.contents ?? [], request.headers["content-type"]);
  const listed = (pointer: string | undefined, path: string) =>
    listSchema(reader, reader.at(pointer), path).parts;
  return [
    ...listed(media?.schemaPointer, "body"),
    ...operation.parameters.flatMap(({ in: place, name, schemaPointer }) =>
      listed(schemaPointer, `${place}/${name}`),
    ),
  ];
};

const addition = (
  parts: readonly ListedPart[],
  { location }: FoundViolation,
  { body }: JudgedRequest,
): PatchStep[] => {
  const [, place, ...steps] = location;
  const value = place === "body" ? valueAt(body ?? null, steps) : undefined;
  const holder = ["body", ...steps.slice(0, -1).map(generalStep)].join("/");
  const part = parts.find(({ path, schema }) => path === holder && isJsonObject(schema.properties));
  if (part === undefined || value === undefined) return [];
  const path = joinPointer(part.pointer, "properties", steps.at(-1) ?? "").slice(1);
  return [{ op: "add", path, value: schemaOf(value) }];
};

const relaxation = (parts: readonly ListedPart[], violation: FoundViolation): PatchStep[] => {
  const keyword = String(violation.code);
  const part = parts.find(({ schema }) => schema === violation.schema);
  if (part === undefined || part.schema[keyword] === undefined) return [];
  const path = joinPointer(part.pointer, keyword).slice(1);
  if (keyword !== "required") return [{ op: "remove", path }];
  const rest = textList(part.schema.required).filter((name) => name !== violation.missing);
  return [{ op: "replace", path, value: rest }];
};

const generalStep = (step: string): string => (/^\d+$/.test(step) ? "*" : step);
