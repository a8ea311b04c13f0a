import { entriesOf, isList, isObject, type Json, type JsonObject, listOf, objectOf } from "../json.js";
import type { Spec } from "../load.js";
import { joinPointer } from "../pointer.js";
import type { Problem } from "../problem.js";
import { OPENAPI_OBJECTS } from "./openapi-objects.js";

/** Each of OpenAPI's own objects holds values of the right kind: all that reads the document later relies on it. */
export const checkStructure = (spec: Spec): readonly Problem[] => {
  const problems: Problem[] = [];
  const report = (pointer: string, message: string): void => {
    problems.push({ file: spec.file, line: spec.lineOf(pointer), pointer, message });
  };
  const visitObject = (fields: Readonly<Record<string, string>>, node: JsonObject, pointer: string): void => {
    if (node.$ref !== undefined) return;
    for (const [name, rule] of Object.entries(fields)) {
      const value = node[name];
      // A field with nothing behind it is common in YAML and says as much as none; an operation is not left out so.
      const isThere = value !== undefined && (value !== null || rule === "Operation");
      if (isThere) visit(rule.replace("!", ""), value, joinPointer(pointer, name));
      else if (rule.endsWith("!")) report(pointer, `\`${name}\` is missing. Add it.`);
    }
  };
  const visit = (rule: string, node: Json, pointer: string): void => {
    const expected = reasonOther(rule, node);
    const fields = OPENAPI_OBJECTS[rule];
    if (expected !== undefined) {
      report(pointer, `this is ${kindOf(node)}. Write ${expected}.`);
    } else if (rule.endsWith("[]")) {
      for (const [index, item] of listOf(node).entries())
        visit(rule.slice(0, -2), item, joinPointer(pointer, index));
    } else if (rule.startsWith("{")) {
      for (const [name, item] of entriesOf(node))
        if (!name.startsWith("x-")) visit(rule.slice(1, -1), item, joinPointer(pointer, name));
    } else if (fields) visitObject(fields, objectOf(node), pointer);
  };
  visit("Document", spec.document, "#");
  return problems;
};

/** What a rule asks for, where the value is something else. */
const reasonOther = (rule: string, value: Json): string | undefined => {
  if (rule === "any") return undefined;
  if (rule === "text") return typeof value === "string" ? undefined : "a text";
  if (rule === "flag") return typeof value === "boolean" ? undefined : "true or false";
  if (rule.endsWith("[]")) return isList(value) ? undefined : "a list";
  return isObject(value) ? undefined : "a mapping";
};

const kindOf = (value: Json): string => {
  if (value === null) return "empty";
  if (isList(value)) return "a list";
  return isObject(value) ? "a mapping" : JSON.stringify(value);
};
