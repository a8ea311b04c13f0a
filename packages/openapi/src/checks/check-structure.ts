import { entriesOf, isList, isObject, type Json, listOf } from "../json.js";
import { nearest } from "../nearest.js";
import { type Problem, problemAt } from "../problem.js";
import { joinPointer } from "../references/pointer.js";
import type { Spec } from "../spec.js";
import { readRule } from "../walk/object-rule.js";
import { openapiObjects } from "../walk/openapi-objects.js";
import type { PartVisit } from "../walk/walk-objects.js";

/** Checks that OpenAPI's own objects have values of the right type. Code that reads the document later relies on it. */
export const checkStructure = (spec: Spec, parts: Iterable<PartVisit>): readonly Problem[] =>
  [...parts].flatMap((part) => checkPart(spec, part));

const checkPart = (spec: Spec, { kind, node, pointer }: PartVisit): readonly Problem[] => {
  const fields = openapiObjects[kind];
  if (fields === undefined) return [];
  if (!isObject(node)) {
    return [problemAt(spec, pointer, `this is ${kindOf(node)}. Write a mapping.`)];
  }
  if (node.$ref !== undefined) return [];
  return Object.entries(fields).flatMap(([name, written]) => {
    const { holds, isRequired } = readRule(written);
    const value = node[name];
    // An empty field is common in YAML and counts as absent.
    if (value !== undefined && value !== null)
      return checkHeld(spec, holds, value, joinPointer(pointer, name));
    return isRequired ? [problemAt(spec, pointer, `\`${name}\` is missing. Add it.`)] : [];
  });
};

/** Checks the value of a field, down to nested objects, which are parts of their own. */
const checkHeld = (spec: Spec, rule: string, value: Json, pointer: string): readonly Problem[] => {
  const expected = reasonOther(rule, value);
  if (expected !== undefined) {
    return [problemAt(spec, pointer, `this is ${kindOf(value)}. Write ${expected}.`)];
  }
  if (rule.endsWith("[]")) {
    return listOf(value).flatMap((item, index) =>
      checkHeld(spec, rule.slice(0, -2), item, joinPointer(pointer, index)),
    );
  }
  if (!rule.startsWith("{")) return [];
  return entriesOf(value).flatMap(([name, item]) =>
    name.startsWith("x-") ? [] : checkHeld(spec, rule.slice(1, -1), item, joinPointer(pointer, name)),
  );
};

/** Returns what the rule requires, if the value is something else. */
const reasonOther = (rule: string, value: Json): string | undefined => {
  if (rule === "text") return typeof value === "string" ? undefined : "a string";
  if (rule === "flag") return typeof value === "boolean" ? undefined : "true or false";
  if (rule.includes("|")) return reasonOtherWord(rule.split("|"), value);
  if (rule.endsWith("[]")) return isList(value) ? undefined : "a list";
  return rule.startsWith("{") && !isObject(value) ? "a mapping" : undefined;
};

const reasonOtherWord = (words: readonly string[], value: Json): string | undefined => {
  if (typeof value !== "string") return `one of ${words.join(", ")}`;
  if (words.includes(value)) return undefined;
  // Swagger 2.0 has these two, and many a document was only half converted.
  if (value === "body" || value === "formData") return "a `requestBody` beside the parameters instead";
  return nearest(value, words) ?? `one of ${words.join(", ")}`;
};

const kindOf = (value: Json): string => {
  if (value === null) return "empty";
  if (isList(value)) return "a list";
  return isObject(value) ? "a mapping" : JSON.stringify(value);
};
