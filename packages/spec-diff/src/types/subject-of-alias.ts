import {
  type Direction,
  type JsonObject,
  joinPointer,
  operationsIn,
  resolvePointer,
} from "@provider-clients/openapi";
import { operationName } from "../usage.js";
import type { Subject } from "./type-check.js";

/** What an exported type was made from. */
export interface AliasOrigin {
  readonly subject: Subject;
  /** The way it travels, where its text says so. */
  readonly direction?: Direction;
}

/** The place in a document that an exported type was made from, read from what the type stands for. */
export const originOfAlias = (name: string, text: string, document: JsonObject): AliasOrigin => {
  const component = /^components\["schemas"\]\[("(?:[^"\\]|\\.)*")\]$/.exec(text)?.[1];
  if (component !== undefined) return originOfComponent(JSON.parse(component), document);
  const [, id, part, place] = /operations\["([^"]*)"\]\["(\w+)"\](?:\["(\w+)"\])?/.exec(text) ?? [];
  if (id === undefined) {
    return { subject: { kind: "place", pointer: operationOfOptions(name, document) }, direction: "request" };
  }
  if (part === "requestBody") return { subject: { kind: "body", operation: id }, direction: "request" };
  if (part === "responses") return { subject: { kind: "answer", operation: id }, direction: "response" };
  const subject: Subject = { kind: "parameters", operation: id, ...(place === undefined ? {} : { place }) };
  return { subject, direction: "request" };
};

const INPUT = /Input\d*$/;

/** A schema that means something else when it is sent is generated twice; the document has it once. */
const originOfComponent = (name: string, document: JsonObject): AliasOrigin => {
  const pointer = joinPointer("#/components/schemas", name);
  if (resolvePointer(document, pointer) !== undefined || !INPUT.test(name)) {
    return { subject: { kind: "schema", pointer } };
  }
  const written = joinPointer("#/components/schemas", name.replace(INPUT, ""));
  return { subject: { kind: "schema", pointer: written }, direction: "request" };
};

/** `ListCustomersOptions` is what `listCustomers` takes. */
const operationOfOptions = (name: string, document: JsonObject): string => {
  const wish = name.replace(/Options\d*$/, "").toLowerCase();
  return operationsIn(document).find((place) => operationName(place).toLowerCase() === wish)?.pointer ?? "#";
};
