import { isObject, type Json, type JsonObject } from "../json.js";
import { joinPointer, resolvePointer, splitPointer } from "../references/pointer.js";
import { mapChildren } from "./object-rule.js";

/** A part of a document in a place where OpenAPI or JSON Schema expects an object, whether or not it is one. */
export interface PartVisit {
  /** OpenAPI's name for it: `Operation`, `Parameter`, `Schema` and so on. */
  readonly kind: string;
  readonly node: Json;
  readonly pointer: string;
}

/** One of OpenAPI's objects, or a schema. */
export interface ObjectVisit extends PartVisit {
  readonly node: JsonObject;
}

/**
 * Visits every mapping that has a meaning in OpenAPI or JSON Schema, parents first; does not follow `$ref`.
 *
 * Examples, defaults, enums and extensions are data: a `$ref` inside them is not a reference.
 */
export function* walkObjects(document: Json, kind = "Document"): Generator<ObjectVisit> {
  for (const visit of walkParts({ kind, node: document, pointer: "#" })) {
    const { node } = visit;
    if (isObject(node)) yield { ...visit, node };
  }
}

function* walkParts(start: PartVisit): Generator<PartVisit> {
  // Iterative: with recursion, each visit would pass through one generator per level.
  const pending = [start];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    yield next;
    pending.push(...childrenOf(next).toReversed());
  }
}

const childrenOf = ({ kind, node, pointer }: PartVisit): readonly PartVisit[] => {
  const children: PartVisit[] = [];
  if (!isObject(node)) return children;
  mapChildren(kind, node, pointer, (childKind, child, childPointer) => {
    children.push({ kind: childKind, node: child, pointer: childPointer });
    return child;
  });
  return children;
};

/**
 * Every part of a document by its pointer, including those that only a reference leads to. Any JSON pointer can be a
 * reference; its target is read as the kind of object expected at the reference.
 */
export const partsOf = (document: JsonObject): ReadonlyMap<string, PartVisit> => {
  const parts = new Map<string, PartVisit>();
  let pending: readonly PartVisit[] = [{ kind: "Document", node: document, pointer: "#" }];
  while (pending.length > 0) {
    const targets: PartVisit[] = [];
    for (const start of pending) {
      if (parts.has(start.pointer)) continue;
      for (const visit of walkParts(start)) {
        if (!parts.has(visit.pointer)) parts.set(visit.pointer, visit);
        const target = targetOf(document, visit);
        if (target !== undefined) targets.push(target);
      }
    }
    pending = targets;
  }
  return parts;
};

const targetOf = (document: JsonObject, { kind, node }: PartVisit): PartVisit | undefined => {
  if (!isObject(node) || typeof node.$ref !== "string" || !node.$ref.startsWith("#/")) return undefined;
  const pointer = joinPointer("#", ...splitPointer(node.$ref));
  const target = resolvePointer(document, pointer);
  return target === undefined ? undefined : { kind, node: target, pointer };
};
