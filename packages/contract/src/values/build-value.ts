import type { Json, JsonObject } from "../document/json.js";
import { type Conjunct, conjunctKey } from "../schema/conjunct.js";
import { isOfType, type JsonType, typeOf } from "../schema/json-type.js";
import type { ReadShape, SchemaReader } from "../schema/schema-reader.js";
import { buildItems } from "./build-items.js";
import type { Demand } from "./demand.js";
import { isExact } from "./exact.js";
import { freeNames } from "./free-names.js";
import { numberRange } from "./numbers.js";
import { textsFor } from "./texts.js";
import { wrongValue } from "./wrong-value.js";

const deepest = 12;

/**
 * Builds a value that satisfies a conjunct and a demand, deterministically and as small as both allow. A union's branch
 * is used only if the result is valid as a whole. A number that JavaScript cannot hold exactly is never used.
 *
 * @returns undefined if nothing fits.
 */
export const buildValue = (reader: SchemaReader, conjunct: Conjunct, demand: Demand = {}): Json | undefined =>
  build({ reader, ancestors: [], variant: 0 }, conjunct, demand);

interface Context {
  readonly reader: SchemaReader;
  /** The keys of the enclosing conjuncts: if one repeats, optional properties are omitted. */
  readonly ancestors: readonly string[];
  /** Selects one of several possible values; items of a list with unique items differ by it. */
  readonly variant: number;
}

const build = (context: Context, conjunct: Conjunct, demand: Demand): Json | undefined => {
  if (demand.value !== undefined) return isValid(context, conjunct, demand.value) ? demand.value : undefined;
  if (context.ancestors.length > deepest) return undefined;
  const key = conjunctKey(conjunct);
  const isLeast = context.variant === 0 && asksNothing(demand);
  const { leastValues } = context.reader;
  const known = isLeast ? leastValues.get(key) : undefined;
  if (known !== undefined) return known;
  const isRepeated = context.ancestors.includes(key);
  const inside = { ...context, ancestors: [...context.ancestors, key] };
  const own = isRepeated && demand.isFull ? { ...demand, isFull: false } : demand;
  const all = context.reader.shapes(conjunct);
  const shapes = demand.shape === undefined ? all : all.slice(demand.shape, demand.shape + 1);
  for (const shape of shapes) {
    const value = buildShape(inside, conjunct, shape, own);
    if (value === undefined) continue;
    if (isLeast) leastValues.set(key, value);
    return value;
  }
  return undefined;
};

const asksNothing = ({ shape, type, isFull, size, properties, item }: Demand): boolean =>
  !isFull && [shape, type, size, properties, item].every((each) => each === undefined);

const buildShape = (
  context: Context,
  conjunct: Conjunct,
  shape: ReadShape,
  demand: Demand,
): Json | undefined => {
  for (const type of orderedTypes(shape, demand)) {
    for (const value of candidates(context, conjunct, shape, demand, type)) {
      if (fits(value, type, demand) && isValid(context, conjunct, value)) return value;
    }
  }
  return undefined;
};

const orderedTypes = ({ merged, parts }: ReadShape, demand: Demand): readonly JsonType[] => {
  if (demand.type)
    return merged.types.includes(demand.type) || merged.types.includes("number") ? [demand.type] : [];
  if (demand.properties) return merged.types.filter((type) => type === "object");
  if (demand.item) return merged.types.filter((type) => type === "array");
  const isOpen = merged.types.length === 7;
  const wanted: JsonType[] = [];
  if (
    isOpen &&
    (merged.propertyNames.length > 0 || parts.some(({ schema }) => schema.additionalProperties !== undefined))
  ) {
    wanted.push("object");
  }
  if (isOpen && parts.some(({ schema }) => schema.items !== undefined)) wanted.push("array");
  return [...wanted, ...merged.types];
};

function* candidates(
  context: Context,
  conjunct: Conjunct,
  shape: ReadShape,
  demand: Demand,
  type: JsonType,
): Generator<Json> {
  const { merged } = shape;
  if (merged.values) {
    yield* rotate(merged.values, context.variant);
    return;
  }
  const isScalar = type !== "object" && type !== "array";
  if (isScalar && demand.size === undefined) yield* rotate(merged.examples, context.variant);
  if (type === "null") yield null;
  else if (type === "boolean") yield* rotate([true, false], context.variant);
  else if (type === "string") yield* textCandidates(context, shape, demand);
  else if (type === "integer" || type === "number")
    yield* numberCandidates(context, shape, type === "integer");
  else if (type === "array") yield* listCandidates(context, shape, demand);
  else yield* objectCandidates(context, conjunct, shape, demand);
}

function* textCandidates(
  { reader, variant }: Context,
  { merged }: ReadShape,
  { size }: Demand,
): Generator<string> {
  const minLength = merged.limit("minLength") ?? 0;
  const maxLength = merged.limit("maxLength") ?? Number.POSITIVE_INFINITY;
  const rules = { formats: merged.formats, patterns: merged.patterns, minLength, maxLength };
  const texts = textsFor(reader, rules, size);
  if (variant === 0) yield* texts;
  else for (const text of texts) yield `${text}${variant}`;
}

function* numberCandidates(
  { variant }: Context,
  { merged }: ReadShape,
  isInteger: boolean,
): Generator<number> {
  const { lowest, highest, step } = numberRange(merged, isInteger);
  const start = lowest <= 1 && highest >= 1 ? 1 : lowest > 0 ? lowest : highest;
  const next = start + variant * Math.max(step, isInteger ? 1 : step);
  yield next <= highest ? next : start - variant * step;
  yield lowest;
  yield highest;
}

function* listCandidates(context: Context, { merged }: ReadShape, demand: Demand): Generator<Json[]> {
  const most = merged.limit("maxItems") ?? Number.POSITIVE_INFINITY;
  const some = Math.min(most, demand.item || demand.isFull ? 1 : 0);
  const least = demand.size ?? Math.max(merged.limit("minItems") ?? 0, some);
  yield* buildItems(
    merged,
    { least, most: demand.size },
    {
      make(index, conjunct, isWanted) {
        const inside = index === 0 && demand.item ? demand.item : { isFull: demand.isFull === true };
        const variant = merged.hasUniqueItems ? index : 0;
        return wantedItem({ ...context, variant }, conjunct, inside, isWanted);
      },
      holds: (pointer, value) => context.reader.compiler.compile(pointer)(value) === true,
    },
  );
}

const wantedItem = (
  context: Context,
  conjunct: Conjunct,
  demand: Demand,
  isWanted: (value: Json) => boolean,
): Json | undefined => {
  const { variant: first } = context;
  for (const variant of [first, first + 1, first + 2, first === 0 ? 3 : 0]) {
    const value = build({ ...context, variant }, conjunct, demand);
    if (value !== undefined && isWanted(value)) return value;
    // If there is no value at all, other ones need not be tried.
    if (value === undefined && variant === 0) return undefined;
  }
  return undefined;
};

function* objectCandidates(
  context: Context,
  conjunct: Conjunct,
  shape: ReadShape,
  demand: Demand,
): Generator<JsonObject> {
  const valueFor = propertyValues(context, shape, demand);
  const isFull = demand.isFull === true;
  const first = buildObject(shape, demand, valueFor, { isFull });
  if (!first) return;
  yield first;
  const { merged, branches, parts } = shape;
  const least = isFull ? buildObject(shape, demand, valueFor) : first;
  if (!least) return;
  const also: string[] = [];
  for (const name of merged.propertyNames.filter((each) => !Object.hasOwn(least, each))) {
    const object = buildObject(shape, demand, valueFor, { also: [...also, name] });
    if (!object) continue;
    // If several branches of a union match a small value, an optional property distinguishes them.
    if (!isFull && branches.length > 0) yield object;
    // If not all properties are valid together, as many as possible are used.
    if (isFull && isValid(context, conjunct, object)) also.push(name);
  }
  const fullest = buildObject(shape, demand, valueFor, { also });
  if (fullest && isFull) yield fullest;
  if (!parts.some(({ schema }) => schema.oneOf !== undefined)) return;
  // Open branches accept each other's values; a property that only the others constrain, and refuse, distinguishes one.
  const foreign = foreignProperties(context.reader, conjunct, shape);
  if (Object.keys(foreign).length > 0) yield { ...foreign, ...((isFull && fullest) || first) };
}

/** The value of a property, with every property of its own or as small as possible. */
type PropertyValue = (name: string, isFull: boolean) => Json | undefined;

/** The values of an object's properties; each is built once for all candidates. */
const propertyValues = (context: Context, { merged }: ReadShape, { properties }: Demand): PropertyValue => {
  const [full, least] = [new Map<string, Json | undefined>(), new Map<string, Json | undefined>()];
  return (name, isFull) => {
    const known = isFull ? full : least;
    if (known.has(name)) return known.get(name);
    const conjunct = merged.property(name);
    const inside = properties?.[name] ?? { isFull };
    const value = conjunct && build({ ...context, variant: 0 }, conjunct, inside);
    known.set(name, value);
    return value;
  };
};

/** Properties that other shapes declare and this one does not, with values that those shapes refuse. */
const foreignProperties = (reader: SchemaReader, conjunct: Conjunct, { merged }: ReadShape): JsonObject => {
  const own = new Set(merged.propertyNames);
  const found = new Map<string, Json>();
  for (const other of reader.shapes(conjunct)) {
    for (const name of other.merged.propertyNames) {
      if (own.has(name) || found.has(name)) continue;
      const schemas = other.merged.property(name) ?? [];
      const wrong = wrongValue(
        reader,
        schemas.map(({ pointer }) => pointer),
      );
      if (wrong !== undefined) found.set(name, wrong);
    }
  }
  return Object.fromEntries(found);
};

const buildObject = (
  { merged, parts }: ReadShape,
  demand: Demand,
  valueFor: PropertyValue,
  { isFull = false, also = [] }: { isFull?: boolean; also?: readonly string[] } = {},
): JsonObject | undefined => {
  // No object yet: to assign `__proto__` would make no property of it.
  const values = new Map<string, Json>();
  const add = (name: string, isNeeded: boolean): boolean => {
    if (values.has(name)) return true;
    const value = valueFor(name, isFull);
    if (value === undefined) return !isNeeded;
    values.set(name, value);
    return (merged.dependents.get(name) ?? []).every((other) => add(other, true));
  };
  const needed = [...merged.required, ...Object.keys(demand.properties ?? {}), ...also];
  if (!needed.every((name) => add(name, true))) return undefined;
  if (isFull) for (const name of merged.propertyNames) add(name, false);
  const least = demand.size ?? merged.limit("minProperties") ?? 0;
  for (const name of [...merged.propertyNames, ...freeNames(parts, Math.min(least, 100))]) {
    if (values.size < least) add(name, false);
  }
  return Object.fromEntries(values);
};

const fits = (value: Json, type: JsonType, { size }: Demand): boolean => {
  if (!isOfType(value, type) && !(type === "number" && typeOf(value) === "integer")) return false;
  if (size === undefined) return true;
  if (typeof value === "string") return [...value].length === size;
  if (Array.isArray(value)) return value.length === size;
  return typeof value !== "object" || value === null || Object.keys(value).length === size;
};

const isValid = ({ reader }: Context, conjunct: Conjunct, value: Json): boolean =>
  isExact(value) &&
  conjunct.every(({ pointer, schema }) => schema === true || reader.compiler.compile(pointer)(value));

const rotate = <Value>(values: readonly Value[], by: number): Value[] => {
  const at = values.length === 0 ? 0 : by % values.length;
  return [...values.slice(at), ...values.slice(0, at)];
};
