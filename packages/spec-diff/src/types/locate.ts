import {
  entriesOf,
  followReference,
  type JsonObject,
  joinPointer,
  listOf,
  objectOf,
  operationsIn,
  resolvePointer,
} from "@provider-clients/openapi";
import { operationName } from "../usage.js";
import type { Subject } from "./type-check.js";

/** Where something stands in a document, and whether the whole way there was found. */
export interface Location {
  readonly pointer: string;
  readonly isWhole: boolean;
}

/** The pointer of a place inside a type: the deepest that the document has. */
export const locate = (document: JsonObject, subject: Subject, path: readonly string[]): Location => {
  if (subject.kind === "place") return { pointer: subject.pointer, isWhole: true };
  if (subject.kind === "schema") return descend(document, subject.pointer, path);
  const place = operationsIn(document).find((each) => operationName(each) === subject.operation);
  if (place === undefined) return { pointer: "#", isWhole: false };
  if (subject.kind === "parameters") {
    const [where, name, ...rest] = subject.place === undefined ? path : [subject.place, ...path];
    return parameterAt(document, place.pointer, where, name, rest);
  }
  const isBody = subject.kind === "body";
  const holders = isBody
    ? [joinPointer(place.pointer, "requestBody")]
    : entriesOf(place.operation.responses)
        .filter(([status]) => status.startsWith("2"))
        .map(([status]) => joinPointer(place.pointer, "responses", status));
  const whole = joinPointer(place.pointer, isBody ? "requestBody" : "responses");
  const found = holders
    .flatMap((pointer) => schemasOf(document, pointer))
    .map((pointer) => descend(document, pointer, path));
  const [only] = found;
  // A choice of several answers is in none of them.
  if (path.length === 0) return found.length === 1 && only ? only : { pointer: whole, isWhole: true };
  return found.find(({ isWhole }) => isWhole) ?? only ?? { pointer: whole, isWhole: false };
};

const schemasOf = (document: JsonObject, pointer: string): readonly string[] => {
  const target = follow(document, pointer);
  return entriesOf(objectOf(resolvePointer(document, target)).content)
    .filter(([, content]) => objectOf(content).schema !== undefined)
    .map(([mediaType]) => joinPointer(target, "content", mediaType, "schema"));
};

const follow = (document: JsonObject, pointer: string, depth = 0): string => {
  const { $ref } = objectOf(resolvePointer(document, pointer));
  return typeof $ref === "string" && depth < 50 ? follow(document, $ref, depth + 1) : pointer;
};

const parameterAt = (
  document: JsonObject,
  operation: string,
  where: string | undefined,
  name: string | undefined,
  rest: readonly string[],
): Location => {
  // Generated options say `headers`, the document says `header`.
  const place = where?.replace(/^headers$/, "header");
  const item = operation.slice(0, operation.lastIndexOf("/"));
  for (const list of [joinPointer(operation, "parameters"), joinPointer(item, "parameters")]) {
    const parameters = listOf(resolvePointer(document, list)).map((each) => followReference(document, each));
    const index = parameters.findIndex((each) => each?.in === place && each?.name === name);
    if (index < 0) continue;
    const pointer = follow(document, joinPointer(list, index));
    return rest.length === 0
      ? { pointer, isWhole: true }
      : descend(document, joinPointer(pointer, "schema"), rest);
  }
  if (where === "idempotencyKey")
    return { pointer: joinPointer(operation, "x-idempotency-key"), isWhole: true };
  return { pointer: operation, isWhole: false };
};

const descend = (document: JsonObject, start: string, path: readonly string[], depth = 0): Location => {
  const pointer = follow(document, start);
  const [name, ...rest] = path;
  if (name === undefined) return { pointer, isWhole: true };
  const schema = objectOf(resolvePointer(document, pointer));
  const own = name === "[]" ? "items" : "properties";
  if (name === "[]" && schema.items !== undefined) return descend(document, joinPointer(pointer, own), rest);
  if (name !== "[]" && objectOf(schema.properties)[name] !== undefined) {
    return descendInto(document, joinPointer(pointer, own, name), rest);
  }
  const members = ["allOf", "oneOf", "anyOf"].flatMap((keyword) =>
    listOf(schema[keyword]).map((_, index) => joinPointer(pointer, keyword, index)),
  );
  const found = depth > 20 ? [] : members.map((each) => descend(document, each, path, depth + 1));
  return found.find(({ isWhole }) => isWhole) ?? { pointer, isWhole: false };
};

/** A field that is the last of the way is meant itself, not what it refers to. */
const descendInto = (document: JsonObject, pointer: string, rest: readonly string[]): Location =>
  rest.length === 0 ? { pointer, isWhole: true } : descend(document, pointer, rest);
