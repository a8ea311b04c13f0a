import { entriesOf, isList, isObject, type Json, type JsonObject, objectOf } from "../json.js";
import { isPattern } from "../patterns.js";
import type { Placed } from "../place.js";
import { type Problem, problemAt } from "../problem.js";
import { followReference } from "../references/follow-reference.js";
import { joinPointer, splitPointer } from "../references/pointer.js";
import { mapChildren, ruleOf } from "../walk/object-rule.js";
import { singleAnchorsIn } from "./anchors.js";
import { versionOf } from "./version.js";

/** A document without the parts that nothing here uses, and the list of those parts. */
export interface Tidied {
  readonly document: JsonObject;
  readonly ignored: readonly Problem[];
}

/**
 * Removes what has no meaning in the document's version, so that later steps can ignore it, and reports each removal.
 * OpenAPI 3.2 is read only as far as 3.1 goes.
 */
export const tidy = (document: JsonObject, spec: Placed): Tidied => {
  // Few documents need them, and finding them walks all of it.
  let known: ReturnType<typeof singleAnchorsIn> | undefined;
  const anchors = () => (known ??= singleAnchorsIn(document));
  const context: Context = { document, version: versionOf(document), spec, anchors, ignored: [] };
  const tidied = objectOf(visit(context, "Document", document, "#"));
  const isLater = context.version === "3.2";
  return {
    document: isLater ? { ...tidied, openapi: "3.1.1" } : tidied,
    ignored: context.ignored,
  };
};

interface Context {
  readonly document: JsonObject;
  readonly version: string;
  readonly spec: Placed;
  readonly anchors: () => ReadonlyMap<string, string>;
  readonly ignored: Problem[];
}

const visit = (context: Context, kind: string, node: Json, pointer: string): Json => {
  if (!isObject(node)) return node;
  const known = kind === "Operation" ? withoutUnsentBodies(context, node, pointer) : node;
  const own =
    kind === "Schema" ? tidySchema(context, known, pointer) : tidyObject(context, kind, known, pointer);
  return mapChildren(kind, own, pointer, (childKind, child, at) => visit(context, childKind, child, at));
};

const ignore = ({ ignored, spec }: Context, pointer: string, message: string): void => {
  ignored.push(problemAt(spec, pointer, message));
};

const without = (node: JsonObject, key: string): JsonObject =>
  Object.fromEntries(Object.entries(node).filter(([name]) => name !== key));

const isText = (value: Json): boolean => typeof value === "string";

/** Keywords that describe a schema and allow or refuse no value, each with the test and the name of what it must be. */
const annotations: ReadonlyMap<string, readonly [isRight: (value: Json) => boolean, expected: string]> =
  new Map([
    ["title", [isText, "a string"]],
    ["description", [isText, "a string"]],
    ["$comment", [isText, "a string"]],
    ["examples", [isList, "a list of values"]],
    ["deprecated", [(value) => typeof value === "boolean", "true or false"]],
  ]);

/** A description that is malformed is no reason to leave out an operation. */
const withoutMalformed = (context: Context, schema: JsonObject, pointer: string): JsonObject => {
  let tidied = schema;
  for (const [key, [isRight, expected]] of annotations) {
    const value = schema[key];
    if (value === undefined || value === null || isRight(value)) continue;
    ignore(
      context,
      joinPointer(pointer, key),
      `\`${key}\` is not ${expected} and is ignored. Write ${expected}.`,
    );
    tidied = without(tidied, key);
  }
  return tidied;
};

const tidySchema = (context: Context, schema: JsonObject, pointer: string): JsonObject => {
  let tidied = withTexts(context, schema, pointer, ["title", "description"]);
  tidied = withPlainReference(context, withoutMalformed(context, tidied, pointer));
  if (context.version !== "3.0" && typeof schema.nullable === "boolean") {
    const message =
      '`nullable` has no meaning since OpenAPI 3.1 and is ignored. Write `type: [string, "null"]`, or `anyOf` with `type: "null"`.';
    ignore(context, joinPointer(pointer, "nullable"), message);
    tidied = without(tidied, "nullable");
  }
  if (typeof schema.pattern === "string" && !isPattern(schema.pattern)) {
    const message = `the pattern ${JSON.stringify(schema.pattern)} is not a regular expression of ECMA-262 and is ignored. Correct it.`;
    ignore(context, joinPointer(pointer, "pattern"), message);
    tidied = without(tidied, "pattern");
  }
  return tidied;
};

/** Writes a `$dynamicRef` as `$ref` where both mean the same (JSON Schema 2020-12, 8.2.3.2). */
const withPlainReference = ({ anchors }: Context, schema: JsonObject): JsonObject => {
  const { $dynamicRef: reference, ...rest } = schema;
  if (typeof reference !== "string" || schema.$ref !== undefined) return schema;
  const target = reference.startsWith("#/") ? reference : anchors().get(reference.replace(/^#/, ""));
  return target === undefined ? schema : { ...rest, $ref: target };
};

const tidyObject = (context: Context, kind: string, node: JsonObject, pointer: string): JsonObject => {
  const texts = Object.keys(node).filter((key) => ruleOf(kind, key)?.holds === "text");
  let tidied = kind === "Document" ? node : withTexts(context, node, pointer, texts);
  if (context.version !== "3.2") return tidied;
  for (const key of Object.keys(node)) {
    if (ruleOf(kind, key)?.since !== "3.2") continue;
    const message = `\`${key}\` belongs to OpenAPI 3.2 and is ignored: documents are read up to OpenAPI 3.1.`;
    ignore(context, joinPointer(pointer, key), message);
    tidied = without(tidied, key);
  }
  return tidied;
};

/** These answers end after their headers (RFC 9110, 6.4.1), so a client that waits for a body would refuse each. */
const isBodiless = (method: string | undefined, status: string): boolean =>
  method === "head" || /^(1\d\d|1XX|204|205|304)$/.test(status);

const withoutUnsentBodies = (context: Context, operation: JsonObject, pointer: string): JsonObject => {
  if (!isObject(operation.responses)) return operation;
  const method = splitPointer(pointer).at(-1);
  const unsent = entriesOf(operation.responses).flatMap(([status, written]) => {
    const answer = followReference(context.document, written);
    if (answer === undefined || !isBodiless(method, status) || entriesOf(answer.content).length === 0)
      return [];
    const what = method === "head" ? "an answer to HEAD" : `an answer ${status}`;
    const message = `${what} has no body, so its \`content\` is ignored. Remove it, or correct the status.`;
    ignore(context, joinPointer(pointer, "responses", status), message);
    return [[status, without(answer, "content")] as const];
  });
  if (unsent.length === 0) return operation;
  return { ...operation, responses: { ...operation.responses, ...Object.fromEntries(unsent) } };
};

/** YAML reads `version: 1.0` as a number; a string is meant. */
const withTexts = (
  context: Context,
  node: JsonObject,
  pointer: string,
  keys: readonly string[],
): JsonObject => {
  const scalars = keys.filter((key) => typeof node[key] === "number" || typeof node[key] === "boolean");
  if (scalars.length === 0) return node;
  for (const key of scalars) {
    const message = `${String(node[key])} is not a string and is read as one. Write "${String(node[key])}" in quotes.`;
    ignore(context, joinPointer(pointer, key), message);
  }
  const texts = scalars.map((key) => [key, String(node[key])] as const);
  return { ...node, ...Object.fromEntries(texts) };
};
