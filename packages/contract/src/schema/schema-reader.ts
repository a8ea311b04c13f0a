import type { JsonObject } from "../document/json.js";
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

/** Reads the schemas of one document; what was read once is kept. */
export interface SchemaReader {
  readonly document: JsonObject;
  readonly compiler: SchemaCompiler;
  /** The conjunct of the one schema at a pointer; anything at all when there is no pointer. */
  at(pointer: string | undefined): Conjunct;
  /** The ways to satisfy a conjunct that do not contradict themselves. */
  shapes(conjunct: Conjunct): readonly ReadShape[];
  /** Texts that match a pattern, those of the wanted size first. */
  matchingTexts(pattern: string, size: number | undefined): readonly string[];
}

/** Gives the reader of a document in OpenAPI 3.1. */
export const createSchemaReader = (document: JsonObject): SchemaReader => {
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
      const found = known.get(key) ?? shapesOf(document, conjunct).map(read).filter(isPossible);
      known.set(key, found);
      return found;
    },
    matchingTexts: createMatchingTexts(),
  };
};

const read = (shape: Shape): ReadShape => ({ ...shape, merged: mergeShape(shape) });

const isPossible = ({ merged }: ReadShape): boolean => merged.types.length > 0 && merged.values?.length !== 0;
