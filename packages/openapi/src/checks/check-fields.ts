import { isObject, type JsonObject } from "../json.js";
import { nearest } from "../nearest.js";
import { type Problem, problemAt } from "../problem.js";
import { versionOf } from "../reader/version.js";
import { joinPointer } from "../references/pointer.js";
import type { Spec } from "../spec.js";
import { ruleOf } from "../walk/object-rule.js";
import { openapiObjects } from "../walk/openapi-objects.js";
import type { PartVisit } from "../walk/walk-objects.js";

/** Descriptive fields: without them, requests and answers are the same. */
const descriptive = new Set(
  (
    "summary description title tags externalDocs example examples termsOfService contact license email " +
    "identifier operationId deprecated links callbacks bearerFormat"
  ).split(" "),
);

/** Fields that OpenAPI does not define in their place. */
export interface UnknownFields {
  /** Fields that change what is sent or read, misspelt or in the place that Swagger 2.0 had for them. */
  readonly misspelt: readonly Problem[];
  /** All others. */
  readonly ignored: readonly Problem[];
}

/** Finds every field that OpenAPI does not define in its place, except extensions. */
export const findUnknownFields = (spec: Spec, parts: Iterable<PartVisit>): UnknownFields => {
  const misspelt: Problem[] = [];
  const ignored: Problem[] = [];
  const version = versionOf(spec.document);
  for (const { kind, node, pointer } of parts) {
    const fields = openapiObjects[kind];
    if (fields === undefined || !isObject(node) || node.$ref !== undefined) continue;
    for (const key of Object.keys(node)) {
      if (key.startsWith("x-")) continue;
      const at = joinPointer(pointer, key);
      if (isMovedSchema(kind, key, node)) {
        misspelt.push(problemAt(spec, at, movedSchema));
        continue;
      }
      const rule = ruleOf(kind, key);
      if (rule !== undefined && (rule.since === undefined || rule.since <= version)) continue;
      const meant = rule === undefined ? nearest(key, Object.keys(fields)) : undefined;
      const problem = problemAt(spec, at, messageOf(kind, key, rule?.since, meant));
      if (meant === undefined || descriptive.has(meant)) ignored.push(problem);
      else misspelt.push(problem);
    }
  }
  return { misspelt, ignored };
};

/** True for the schema of an answer as Swagger 2.0 wrote it. Without it, the answer would be read as empty. */
const isMovedSchema = (kind: string, key: string, { content }: JsonObject): boolean =>
  kind === "Response" && key === "schema" && content === undefined;

const movedSchema =
  "since OpenAPI 3.0, the schema of a response is in `content`. Write `content: { application/json: { schema: … } }`.";

const messageOf = (
  kind: string,
  key: string,
  since: string | undefined,
  meant: string | undefined,
): string => {
  if (since !== undefined) return `\`${key}\` came with OpenAPI ${since}. Write that version, or remove it.`;
  const what = `\`${key}\` is not a field of OpenAPI's ${words(kind)} object.`;
  return meant === undefined
    ? `${what} Remove it, or call it \`x-${key}\`.`
    : `${what} Did you mean "${meant}"? Correct it.`;
};

/** `RequestBody` → `request body` */
const words = (kind: string): string => kind.replaceAll(/(?!^)([A-Z])/g, " $1").toLowerCase();
