import {
  isList,
  isObject,
  type Json,
  type JsonObject,
  joinPointer,
  listOf,
  resolvePointer,
  splitPointer,
} from "@provider-clients/openapi";

/** The pointer in the document as it was written, for a pointer in its normalised form. */
export const originalPointer = (document: JsonObject, pointer: string): string => {
  if (resolvePointer(document, pointer) !== undefined) return pointer;
  const { at, rest } = descend(document, "#", splitPointer(pointer), 0);
  return joinPointer(at, ...rest);
};

interface Descent {
  readonly at: string;
  /** What could not be followed. */
  readonly rest: readonly string[];
}

/** Normalising writes the parts of `allOf` and of a choice with null into the schema that names them. */
const PARTS = ["allOf", "oneOf", "anyOf"] as const;

const descend = (document: JsonObject, at: string, rest: readonly string[], depth: number): Descent => {
  const [segment, ...further] = rest;
  const node = resolvePointer(document, at);
  if (segment === undefined || node === undefined || depth > 60) return { at, rest };
  const isThere = stepInto(node, segment) !== undefined;
  const direct = isThere ? descend(document, joinPointer(at, segment), further, depth + 1) : { at, rest };
  if (direct.rest.length === 0 || !isObject(node)) return direct;
  const inParts = PARTS.flatMap((keyword) =>
    listOf(node[keyword]).map((_, index) => {
      const part = follow(document, joinPointer(at, keyword, index));
      return descend(document, part, rest, depth + 1);
    }),
  );
  return inParts.reduce((best, each) => (each.rest.length < best.rest.length ? each : best), direct);
};

const stepInto = (node: Json, segment: string): Json | undefined => {
  if (isList(node)) return node[Number(segment)];
  return isObject(node) ? node[segment] : undefined;
};

const follow = (document: JsonObject, pointer: string, depth = 0): string => {
  const node = resolvePointer(document, pointer);
  const reference = isObject(node) ? node.$ref : undefined;
  return typeof reference === "string" && depth < 50 ? follow(document, reference, depth + 1) : pointer;
};
