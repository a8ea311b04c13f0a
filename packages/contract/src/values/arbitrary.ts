import fc from "fast-check";
import { isJsonObject, type Json, type JsonObject } from "../document/json.js";
import { type Conjunct, conjunctKey } from "../schema/conjunct.js";
import type { JsonType } from "../schema/json-type.js";
import { matchingArbitrary } from "../schema/matching-texts.js";
import type { Merged } from "../schema/merged.js";
import type { ReadShape, SchemaReader } from "../schema/schema-reader.js";
import { buildValue } from "./build-value.js";
import { isExact } from "./exact.js";
import { freeNames } from "./free-names.js";
import { numberRange } from "./numbers.js";
import { formatTexts } from "./texts.js";

const deepest = 4;
const plainTypes: readonly JsonType[] = ["string", "integer", "number", "boolean", "null"];
// Letters, and characters that are awkward in a URL, in JSON or in a header, or that have several bytes.
const characters = [..."abcXYZ019 _-.,:;+&=%#?@!'\"\\<>{}[]éß漢😀"];

/**
 * Random values that satisfy a conjunct, for fast-check, which chooses by seed and shrinks failures.
 *
 * @param known valid values, one of which replaces an invalid random value: waiting for a valid one could take forever.
 * @param isWanted a further condition for a value, besides being valid.
 */
export const arbitraryValue = (
  reader: SchemaReader,
  conjunct: Conjunct,
  known: readonly Json[],
  isWanted: (value: Json) => boolean,
): fc.Arbitrary<Json> => {
  const isValid = (value: Json) => {
    return conjunct.every(
      ({ pointer, schema }) => schema === true || reader.compiler.compile(pointer)(value) === true,
    );
  };
  const context = { reader, made: new Map<string, fc.Arbitrary<Json>>() };
  return fc.tuple(arbitrary(context, conjunct, 0), fc.constantFrom(...known)).map(([value, other]) => {
    return isExact(value) && isValid(value) && isWanted(value) ? value : other;
  });
};

interface Context {
  readonly reader: SchemaReader;
  /** Cached by conjunct and depth: schemas that share parts would be expanded repeatedly. */
  readonly made: Map<string, fc.Arbitrary<Json>>;
}

const arbitrary = (context: Context, conjunct: Conjunct, depth: number): fc.Arbitrary<Json> => {
  const key = `${depth} ${conjunctKey(conjunct)}`;
  const known = context.made.get(key);
  if (known) return known;
  const made = depth > deepest ? leastArbitrary(context, conjunct) : anyShape(context, conjunct, depth);
  context.made.set(key, made);
  return made;
};

// At greater depth, the smallest value is enough: random ones would only be larger.
const leastArbitrary = ({ reader }: Context, conjunct: Conjunct): fc.Arbitrary<Json> =>
  fc.constant(buildValue(reader, conjunct) ?? null);

const anyShape = (context: Context, conjunct: Conjunct, depth: number): fc.Arbitrary<Json> => {
  const shapes = context.reader.shapes(conjunct);
  if (shapes.length === 0) return fc.constant(null);
  return fc.oneof(...shapes.map((shape) => shapeArbitrary(context, shape, depth)));
};

const shapeArbitrary = (context: Context, shape: ReadShape, depth: number): fc.Arbitrary<Json> => {
  const { merged, parts } = shape;
  if (merged.values && merged.values.length > 0) return fc.constantFrom(...merged.values);
  const speaks = (keyword: string) => parts.some(({ schema }) => schema[keyword] !== undefined);
  const isOpen = merged.types.length === 7;
  const isObject = isOpen && (speaks("properties") || speaks("additionalProperties") || speaks("required"));
  const isList = isOpen && (speaks("items") || speaks("prefixItems") || speaks("contains"));
  // If anything is allowed, simple values are used: nested ones would allow anything again.
  const open = isObject ? (["object"] as const) : isList ? (["array"] as const) : plainTypes;
  const types: readonly JsonType[] = isOpen ? open : merged.types;
  return fc.oneof(...types.map((type) => typeArbitrary(context, shape, type, depth)));
};

const typeArbitrary = (
  context: Context,
  shape: ReadShape,
  type: JsonType,
  depth: number,
): fc.Arbitrary<Json> => {
  const { merged } = shape;
  if (type === "null") return fc.constant(null);
  if (type === "boolean") return fc.boolean();
  if (type === "string") return textArbitrary(merged);
  if (type === "integer" || type === "number") return numberArbitrary(merged, type === "integer");
  return type === "array" ? listArbitrary(context, merged, depth) : objectArbitrary(context, shape, depth);
};

const textArbitrary = (merged: Merged): fc.Arbitrary<string> => {
  const limits = lengthsBetween(merged.limit("minLength"), merged.limit("maxLength"), 24);
  const texts = merged.formats.flatMap((format) => formatTexts[format] ?? []);
  if (texts.length > 0) return fc.constantFrom(...texts);
  const [pattern] = merged.patterns;
  // If no random string matches the pattern, a known value is used.
  if (pattern !== undefined) return matchingArbitrary(pattern) ?? fc.constant("");
  return fc.array(fc.constantFrom(...characters), limits).map((chosen) => chosen.join(""));
};

/** Lengths for fast-check. Limits that contradict each other admit nothing: whatever comes of them is replaced. */
const lengthsBetween = (least = 0, most = Number.POSITIVE_INFINITY, more = 0) => ({
  minLength: least,
  maxLength: Math.max(least, Math.min(most, least + more)),
});

const numberArbitrary = (merged: Merged, isInteger: boolean): fc.Arbitrary<number> => {
  const { lowest, highest, step } = numberRange(merged, isInteger);
  // Multiples of 0.01 if there is no step: amounts of money, which survive JSON exactly.
  const [low, high] = [Math.ceil(lowest / step), Math.floor(highest / step)];
  const bound = Number.MAX_SAFE_INTEGER;
  return fc
    .integer({ min: Math.max(low, -bound), max: Math.max(Math.max(low, -bound), Math.min(high, bound)) })
    .map((steps) => Number((steps * step).toPrecision(15)));
};

const listArbitrary = (context: Context, merged: Merged, depth: number): fc.Arbitrary<Json[]> => {
  const more = depth < deepest ? 3 : 0;
  const limits = lengthsBetween(merged.limit("minItems"), merged.limit("maxItems"), more);
  const itemOf = (conjunct: Conjunct) => arbitrary(context, conjunct, depth + 1);
  const contained = merged.contained.map(({ located, least, most }) =>
    fc.array(itemOf([...merged.item(merged.prefixLength), located]), lengthsBetween(least, most, 1)),
  );
  const items = fc
    .tuple(fc.array(itemOf(merged.item(0)), limits), ...contained)
    .map(([others, ...needed]) => [...others, ...needed.flat()]);
  // fast-check's own unique lists wait forever for values that there are not.
  return merged.hasUniqueItems ? items.map(distinct) : items;
};

const distinct = (items: readonly Json[]): Json[] => [
  ...new Map(items.map((item) => [JSON.stringify(item), item])).values(),
];

const objectArbitrary = (
  context: Context,
  { merged, parts }: ReadShape,
  depth: number,
): fc.Arbitrary<JsonObject> => {
  const required = new Set(merged.required);
  const names = merged.propertyNames.filter((name) => required.has(name) || depth < deepest);
  const model = new Map<string, fc.Arbitrary<Json>>();
  for (const name of [...new Set([...required, ...names])]) {
    const conjunct = merged.property(name);
    if (conjunct) model.set(name, arbitrary(context, conjunct, depth + 1));
  }
  const isFree = parts.some(({ schema }) => isJsonObject(schema.additionalProperties));
  for (const name of isFree && depth < deepest ? freeNames(parts, 2) : []) {
    const conjunct = merged.property(name);
    if (conjunct && !model.has(name)) model.set(name, arbitrary(context, conjunct, depth + 1));
  }
  const needed = [...model.keys()].filter((name) => required.has(name));
  return fc.record(Object.fromEntries(model), { requiredKeys: needed, noNullPrototype: true });
};
