import { isObject, type Json, type JsonObject, listOf, objectOf, textOf } from "../json.js";
import { joinPointer, splitPointer } from "../references/pointer.js";
import { isMethod } from "../walk/methods.js";
import type { PartVisit } from "../walk/walk-objects.js";

/**
 * The parts of a document that can be left out, by pointer: an operation, an operation of a webhook, a component, the
 * part of a path item that its operations share, or a part reached only by references.
 */
export interface Units {
  /** The unit that contains a pointer; undefined for the document itself. */
  readonly unitOf: (pointer: string) => string | undefined;
  /** What each unit needs. If one of these is left out, the unit is too. */
  readonly needs: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Finds the units of a document and what each of them needs. */
export const findUnits = (document: JsonObject, parts: ReadonlyMap<string, PartVisit>): Units => {
  const targets = new Set([...parts.values()].flatMap(({ node }) => targetsOf(node)));
  const unitOf = (pointer: string): string | undefined =>
    knownUnitOf(pointer) ?? targetUnitOf(pointer, targets);
  const needs = new Map<string, Set<string>>();
  const add = (unit: string, needed: string | undefined): void => {
    const own = needs.get(unit) ?? new Set();
    needs.set(unit, own);
    if (needed !== undefined && needed !== unit) own.add(needed);
  };
  for (const { kind, node, pointer } of parts.values()) {
    const unit = unitOf(pointer);
    if (unit === undefined) continue;
    add(unit, undefined);
    for (const target of targetsOf(node)) add(unit, unitOf(target));
    if (kind !== "Operation") continue;
    add(unit, pointer.slice(0, pointer.lastIndexOf("/")));
    for (const scheme of schemesOf(document, node))
      add(unit, joinPointer("#/components/securitySchemes", scheme));
  }
  return { unitOf, needs };
};

const knownUnitOf = (pointer: string): string | undefined => {
  const [root, first, second] = splitPointer(pointer);
  if (root === undefined || first === undefined) return undefined;
  if (root === "paths" || root === "webhooks") {
    const item = joinPointer("#", root, first);
    return second !== undefined && isMethod(second) ? joinPointer(item, second) : item;
  }
  return root === "components" && second !== undefined
    ? joinPointer("#/components", first, second)
    : undefined;
};

/**
 * The outermost referenced part that contains the pointer, for parts outside `components` such as `#/definitions/Pet`.
 */
const targetUnitOf = (pointer: string, targets: ReadonlySet<string>): string | undefined => {
  const segments = splitPointer(pointer);
  return segments
    .map((_, index) => joinPointer("#", ...segments.slice(0, index + 1)))
    .find((outer) => targets.has(outer));
};

/** The pointers that a part refers to. */
const targetsOf = (node: Json): readonly string[] => {
  if (!isObject(node)) return [];
  const mapped = Object.values(objectOf(objectOf(node.discriminator).mapping));
  return [node.$ref, ...mapped].flatMap((reference) => {
    const text = textOf(reference);
    if (text === undefined) return [];
    if (text.startsWith("#/")) return joinPointer("#", ...splitPointer(text));
    // A discriminator may name a schema without a pointer.
    return reference !== node.$ref && /^[\w.-]+$/.test(text) ? joinPointer("#/components/schemas", text) : [];
  });
};

const schemesOf = (document: JsonObject, operation: Json): readonly string[] =>
  listOf(objectOf(operation).security ?? document.security).flatMap((requirement) =>
    Object.keys(objectOf(requirement)),
  );
