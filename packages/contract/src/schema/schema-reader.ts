import { type DirectionView, directionView } from "../document/direction-view.js";
import { followReference } from "../document/follow-reference.js";
import type { Json, JsonObject } from "../document/json.js";
import { atPointer } from "../document/pointer.js";
import { createSchemaCompiler, type SchemaCompiler } from "../document/schema-compiler.js";
import { isSchema, type LocatedSchema } from "../document/subschemas.js";
import { type Conjunct, conjunctKey, type Shape } from "./conjunct.js";
import { createMatchingTexts } from "./matching-texts.js";
import { type Merged, mergeShape } from "./merged.js";
import { shapesOf } from "./shapes.js";

/** A shape with its keywords combined. */
export interface ReadShape extends Shape {
  readonly merged: Merged;
}

/** Reads the schemas of one document for one direction; results are cached. */
export interface SchemaReader {
  readonly document: JsonObject;
  readonly compiler: SchemaCompiler;
  /** The conjunct of the schema at a pointer; allows anything if there is no pointer. */
  at(pointer: string | undefined): Conjunct;
  /** The ways to satisfy a conjunct that are not contradictory. */
  shapes(conjunct: Conjunct): readonly ReadShape[];
  /** True if only the other direction has the property at a pointer: it is allowed but not required. */
  isHidden(pointer: string): boolean;
  /** Strings that match a pattern, those of the requested size first. */
  matchingTexts(pattern: string, size: number | undefined): readonly string[];
  /** The smallest values of conjuncts, by key: every larger value is built around them. */
  readonly leastValues: Map<string, Json>;
}

/** The readers of a document, one per direction. */
export interface Readers {
  readonly document: JsonObject;
  readonly request: SchemaReader;
  readonly answer: SchemaReader;
}

/**
 * Creates the readers of an OpenAPI 3.1 document. If no property has a direction, both are the same.
 *
 * @param compiler the document's own, which a direction that changes no schema shares.
 */
export const createReaders = (
  document: JsonObject,
  compiler: SchemaCompiler = createSchemaCompiler(document),
): Readers => {
  const request = directionView(document, "request");
  const answer = directionView(document, "answer");
  const isOne = request.hidden.size + answer.hidden.size === 0;
  const texts = createMatchingTexts();
  const readerOf = (view: DirectionView) =>
    createSchemaReader(
      view,
      view.document === document ? compiler : createSchemaCompiler(view.document),
      texts,
    );
  const reader = readerOf(request);
  return { document, request: reader, answer: isOne ? reader : readerOf(answer) };
};

/** Creates the reader for one view of a document. */
const createSchemaReader = (
  { document, hidden }: DirectionView,
  compiler: SchemaCompiler,
  matchingTexts: SchemaReader["matchingTexts"],
): SchemaReader => {
  const known = new Map<string, readonly ReadShape[]>();
  const at: SchemaReader["at"] = (pointer) => {
    const schema = pointer === undefined ? true : atPointer(document, pointer);
    return isSchema(schema) ? [{ pointer: pointer ?? "", schema }] : [];
  };
  const targetOf = (located: LocatedSchema): Conjunct => {
    const target = followReference(document, located.pointer);
    return target === located.pointer ? [located] : at(target);
  };
  const shapesAt = (conjunct: Conjunct): readonly ReadShape[] => {
    const key = conjunctKey(conjunct);
    const found = known.get(key) ?? readShapes(document, conjunct, hidden);
    known.set(key, found);
    return found;
  };
  return {
    document,
    compiler,
    at,
    shapes(conjunct) {
      const key = conjunctKey(conjunct);
      const found = known.get(key) ?? shapesAt(conjunct.flatMap(targetOf));
      known.set(key, found);
      return found;
    },
    isHidden: (pointer) => hidden.has(pointer),
    matchingTexts,
    leastValues: new Map(),
  };
};

const readShapes = (
  document: JsonObject,
  conjunct: Conjunct,
  hidden: ReadonlySet<string>,
): readonly ReadShape[] =>
  shapesOf(document, conjunct)
    .map((shape) => ({ ...shape, merged: mergeShape(shape, hidden) }))
    .filter(isPossible);

const isPossible = ({ merged }: ReadShape): boolean => merged.types.length > 0 && merged.values?.length !== 0;
