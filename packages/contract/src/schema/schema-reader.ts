import { type DirectionView, directionView } from "../document/direction-view.js";
import type { Json, JsonObject } from "../document/json.js";
import { atPointer } from "../document/pointer.js";
import { createSchemaCompiler, type SchemaCompiler } from "../document/schema-compiler.js";
import { isSchema } from "../document/subschemas.js";
import { type Conjunct, conjunctKey, type Shape } from "./conjunct.js";
import { createMatchingTexts } from "./matching-texts.js";
import { type Merged, mergeShape } from "./merged.js";
import { shapesOf } from "./shapes.js";

/** A shape with its keywords read together. */
export interface ReadShape extends Shape {
  readonly merged: Merged;
}

/** Reads the schemas of one document as one direction sees them; what was read once is kept. */
export interface SchemaReader {
  readonly document: JsonObject;
  readonly compiler: SchemaCompiler;
  /** The conjunct of the one schema at a pointer; anything at all when there is no pointer. */
  at(pointer: string | undefined): Conjunct;
  /** The ways to satisfy a conjunct that do not contradict themselves. */
  shapes(conjunct: Conjunct): readonly ReadShape[];
  /** Whether the property at a pointer belongs to the other direction: it is admitted, and not asked for. */
  isHidden(pointer: string): boolean;
  /** Texts that match a pattern, those of the wanted size first. */
  matchingTexts(pattern: string, size: number | undefined): readonly string[];
  /** The least values that were built of conjuncts, by their keys: every larger value is built around them. */
  readonly leastValues: Map<string, Json>;
}

/** The readers of a document, one for each direction. */
export interface Readers {
  readonly document: JsonObject;
  readonly request: SchemaReader;
  readonly answer: SchemaReader;
}

/** Gives the readers of a document in OpenAPI 3.1. Where no property has a direction, both are one. */
export const createReaders = (document: JsonObject): Readers => {
  const request = directionView(document, "request");
  const answer = directionView(document, "answer");
  const isOne = request.hidden.size + answer.hidden.size === 0;
  const texts = createMatchingTexts();
  const reader = createSchemaReader(request, texts);
  return { document, request: reader, answer: isOne ? reader : createSchemaReader(answer, texts) };
};

/** Gives the reader of one view of a document. */
const createSchemaReader = (
  { document, hidden }: DirectionView,
  matchingTexts: SchemaReader["matchingTexts"],
): SchemaReader => {
  const known = new Map<string, readonly ReadShape[]>();
  const compiler = createSchemaCompiler(document);
  return {
    document,
    compiler,
    at(pointer) {
      const schema = pointer === undefined ? true : atPointer(document, pointer);
      return isSchema(schema) ? [{ pointer: pointer ?? "", schema }] : [];
    },
    shapes(conjunct) {
      const key = conjunctKey(conjunct);
      const found =
        known.get(key) ??
        shapesOf(document, conjunct)
          .map((shape) => read(shape, hidden))
          .filter(isPossible);
      known.set(key, found);
      return found;
    },
    isHidden: (pointer) => hidden.has(pointer),
    matchingTexts,
    leastValues: new Map(),
  };
};

const read = (shape: Shape, hidden: ReadonlySet<string>): ReadShape => ({
  ...shape,
  merged: mergeShape(shape, hidden),
});

const isPossible = ({ merged }: ReadShape): boolean => merged.types.length > 0 && merged.values?.length !== 0;
