import { entriesOf, isObject, type JsonObject, objectOf, textOf } from "../json.js";
import { suggestion } from "../nearest.js";
import { type Problem, problemAt } from "../problem.js";
import { followReference } from "../references/follow-reference.js";
import { joinPointer, resolvePointer, splitPointer } from "../references/pointer.js";
import type { Spec } from "../spec.js";
import { sectionOf } from "../walk/openapi-objects.js";
import type { PartVisit } from "../walk/walk-objects.js";

/** Checks that every `$ref` and discriminator target resolves to the right kind of object in the bundled document. */
export const checkReferences = (spec: Spec, parts: ReadonlyMap<string, PartVisit>): readonly Problem[] => {
  // Most references point to the same few hundred components.
  const judged = new Map<string, string | undefined>();
  const judge = (kind: string, reference: string): string | undefined => {
    const key = `${kind} ${reference}`;
    if (!judged.has(key)) judged.set(key, reasonBroken(spec.document, parts, kind, reference));
    return judged.get(key);
  };
  // Reading has already reported references that lead out of the document to nothing.
  const known = new Set(spec.problems.map(({ at }) => at));
  return [...parts.values()].flatMap(({ kind, node, pointer }) => {
    if (!isObject(node)) return [];
    const mapping = kind === "Schema" ? checkMapping(spec, node, pointer, judge, known) : [];
    if (node.$ref === undefined || known.has(pointer)) return mapping;
    const message = judge(kind, node.$ref as string);
    if (message === undefined) return mapping;
    return [...mapping, problemAt(spec, pointer, message, joinPointer(pointer, "$ref"))];
  });
};

const checkMapping = (
  spec: Spec,
  schema: JsonObject,
  pointer: string,
  judge: (kind: string, reference: string) => string | undefined,
  known: ReadonlySet<string | undefined>,
): readonly Problem[] =>
  entriesOf(objectOf(schema.discriminator).mapping).flatMap(([name, target]) => {
    // A mapping may name a schema without a pointer.
    const text = textOf(target);
    const at = joinPointer(pointer, "discriminator", "mapping", name);
    if (known.has(at) || (text !== undefined && !/[#/]/.test(text))) return [];
    const message = judge("Schema", target as string);
    return message === undefined ? [] : [problemAt(spec, at, message)];
  });

const example = '"#/components/schemas/Name"';

const reasonBroken = (
  document: JsonObject,
  parts: ReadonlyMap<string, PartVisit>,
  kind: string,
  reference: string | undefined,
): string | undefined => {
  if (typeof reference !== "string")
    return `$ref is ${JSON.stringify(reference)}. Write a string such as ${example}.`;
  if (sectionOf[kind] === undefined && kind !== "PathItem")
    return "a reference is not allowed here. Write the value itself.";
  if (!reference.startsWith("#")) return `$ref "${reference}" is circular. Point it at a definition.`;
  if (reference === "#") return `$ref "#" is the whole document. Write a pointer such as ${example}.`;
  if (!reference.startsWith("#/"))
    return `$ref "${reference}" names an anchor that no schema has. Add \`$anchor\`, or write a pointer such as ${example}.`;
  if (resolvePointer(document, reference) === undefined) return reasonNowhere(document, reference);
  if (followReference(document, { $ref: reference }) === undefined && isCircle(document, reference))
    return `$ref "${reference}" leads back to itself. Point it at a definition.`;
  return reasonOtherKind(parts, kind, reference);
};

const reasonNowhere = (document: JsonObject, reference: string): string => {
  const parent = reference.slice(0, reference.lastIndexOf("/"));
  const siblings = entriesOf(resolvePointer(document, parent)).map(([name]) => name);
  const name = splitPointer(reference).at(-1) ?? "";
  return `$ref "${reference}" leads nowhere.${suggestion(name, siblings)} Add the target, or correct the name.`;
};

const reasonOtherKind = (
  parts: ReadonlyMap<string, PartVisit>,
  kind: string,
  reference: string,
): string | undefined => {
  const found = parts.get(joinPointer("#", ...splitPointer(reference)))?.kind;
  if (found === undefined || found === kind) return undefined;
  return `$ref "${reference}" leads to a ${found} where a ${kind} is expected. Correct the reference.`;
};

const isCircle = (document: JsonObject, reference: string): boolean => {
  const target = resolvePointer(document, reference);
  return isObject(target) && "$ref" in target;
};
