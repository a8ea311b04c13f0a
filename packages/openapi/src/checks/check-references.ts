import { entriesOf, type JsonObject, textOf } from "../json.js";
import type { Spec } from "../load.js";
import { followReference } from "../methods.js";
import { suggestion } from "../nearest.js";
import { joinPointer, resolvePointer, splitPointer } from "../pointer.js";
import type { Problem } from "../problem.js";
import { walkDocument } from "../walk.js";

/** Every `$ref` and discriminator target leads to something in the same file. */
export const checkReferences = (spec: Spec): readonly Problem[] => {
  // Most references are to the same few hundred components.
  const judged = new Map<string, string | undefined>();
  const judge = (reference: string): string | undefined => {
    if (!judged.has(reference)) judged.set(reference, reasonBroken(spec.document, reference));
    return judged.get(reference);
  };
  return [...walkDocument(spec.document)].flatMap(({ node, pointer, isNameMap }) => {
    if (isNameMap) return pointer.endsWith("/discriminator/mapping") ? checkMapping(spec, node, pointer) : [];
    if (node.$ref === undefined) return [];
    const message = judge(node.$ref as string);
    const at = joinPointer(pointer, "$ref");
    return message === undefined ? [] : [{ file: spec.file, line: spec.lineOf(at), pointer, message }];
  });
};

const checkMapping = (spec: Spec, node: JsonObject, pointer: string): readonly Problem[] =>
  entriesOf(node).flatMap(([name, target]) => {
    // A mapping may name a schema without the pointer around it.
    const text = textOf(target);
    if (text !== undefined && !text.includes("#") && !text.includes("/")) return [];
    const message = reasonBroken(spec.document, text);
    const at = joinPointer(pointer, name);
    return message === undefined ? [] : [{ file: spec.file, line: spec.lineOf(at), pointer: at, message }];
  });

const reasonBroken = (document: JsonObject, reference: string | undefined): string | undefined => {
  if (typeof reference !== "string")
    return `$ref is ${JSON.stringify(reference)}. Write a string such as "#/components/schemas/Name".`;
  if (!reference.startsWith("#")) {
    return `$ref "${reference}" is outside this file. Bundle the document into one file first (redocly bundle).`;
  }
  if (reference === "#")
    return `$ref "#" is the whole document. Write a pointer such as "#/components/schemas/Name".`;
  if (!reference.startsWith("#/")) {
    return `$ref "${reference}" names an anchor. Write a pointer such as "#/components/schemas/Name".`;
  }
  if (resolvePointer(document, reference) === undefined) {
    const parent = reference.slice(0, reference.lastIndexOf("/"));
    const siblings = entriesOf(resolvePointer(document, parent)).map(([name]) => name);
    const name = splitPointer(reference).at(-1) ?? "";
    return `$ref "${reference}" leads nowhere.${suggestion(name, siblings)} Add the target, or correct the name.`;
  }
  if (followReference(document, { $ref: reference }) === undefined && isCircle(document, reference)) {
    return `$ref "${reference}" leads back to itself. Point it at a definition.`;
  }
  return undefined;
};

const isCircle = (document: JsonObject, reference: string): boolean => {
  const target = resolvePointer(document, reference);
  return typeof target === "object" && target !== null && "$ref" in target;
};
