import { isJsonObject, type Json } from "../document/json.js";
import { type Conjunct, conjunctKey, isCondition, type LocatedKeywords } from "../schema/conjunct.js";
import type { JsonType } from "../schema/json-type.js";
import type { ReadShape, SchemaReader } from "../schema/schema-reader.js";
import type { Demand, Reach } from "./demand.js";
import { freeNames, patternName } from "./free-names.js";
import { itemsOf, type SchemaItem } from "./items.js";

/** An item of a schema, with the ways to reach it. */
export interface ListedItem extends SchemaItem {
  /** Its place for people: `body/address/city`; items of a list and free names are `*`. */
  readonly path: string;
  /** Its place in the values that `reaches` builds. */
  readonly instance: readonly string[];
  readonly schema: Readonly<Record<string, Json>>;
  readonly pointer: string;
  /** Demands on the whole value, any of which is sufficient. */
  readonly reaches: readonly Reach[];
  readonly skip?: string;
}

/** A property, an item of a list or a branch that values should contain at least once. */
export interface ListedPlace {
  readonly key: string;
  readonly kind: "property" | "branch";
  readonly path: string;
  /** Where its first schema is written. */
  readonly pointer: string;
  readonly reaches: readonly Reach[];
  readonly skip?: string;
}

/** A schema of the listing, with the place of its values. */
export interface ListedPart extends LocatedKeywords {
  readonly path: string;
  readonly instance: readonly string[];
}

/** Everything that can be tried for the values of a conjunct. */
export interface Listing {
  readonly items: readonly ListedItem[];
  readonly places: readonly ListedPlace[];
  readonly parts: readonly ListedPart[];
}

interface Place {
  readonly path: string;
  readonly instance: readonly string[];
  readonly reaches: readonly Reach[];
  readonly chain: readonly string[];
  readonly skip: string | undefined;
}

interface Found {
  readonly items: Map<string, ListedItem & { reaches: Reach[] }>;
  readonly places: Map<string, ListedPlace>;
  readonly parts: Map<string, ListedPart>;
  readonly visited: Set<string>;
}

const maxReaches = 4;

/** Lists the items and places of a conjunct; if a schema contains itself, the inner one is not listed again. */
export const listSchema = (reader: SchemaReader, conjunct: Conjunct, path: string): Listing => {
  const found: Found = { items: new Map(), places: new Map(), parts: new Map(), visited: new Set() };
  const root: Place = { path, instance: [], reaches: [(inside) => inside], chain: [], skip: undefined };
  visit(reader, conjunct, root, found);
  return {
    items: [...found.items.values()],
    places: [...found.places.values()],
    parts: [...found.parts.values()],
  };
};

const visit = (reader: SchemaReader, conjunct: Conjunct, place: Place, found: Found): void => {
  const key = conjunctKey(conjunct);
  if (place.chain.includes(key)) return;
  const visit = `${place.path} ${key}`;
  if (key !== "" && found.visited.has(visit)) return;
  found.visited.add(visit);
  const shapes = reader.shapes(conjunct);
  shapes.forEach((shape, index) => {
    const skip = place.skip ?? sharedSkip(shape);
    const reaches = reachesOf(place, index, shapes.length);
    const inside: Place = { ...place, skip, chain: [...place.chain, key], reaches };
    addShape(shape, inside, found);
    visitProperties(reader, shape, inside, found);
    visitItems(reader, shape, inside, found);
  });
};

/** First with this very shape; then with any, because another one may allow what is demanded inside. */
const reachesOf = ({ reaches }: Place, shape: number, count: number): readonly Reach[] => {
  if (count === 1) return reaches;
  const byShape = reaches.map(
    (reach): Reach =>
      (inner) =>
        reach({ shape, ...inner }),
  );
  return [...byShape, ...reaches].slice(0, maxReaches);
};

const addShape = ({ parts, branches, merged }: ReadShape, place: Place, found: Found): void => {
  for (const pointer of branches) {
    const key = `${place.path} branch @${pointer}`;
    if (found.places.has(key)) continue;
    const skip = skipOf(parts.find((part) => part.pointer === pointer)?.schema, place.skip);
    found.places.set(key, {
      key,
      kind: "branch",
      path: place.path,
      pointer,
      reaches: place.reaches,
      ...skip,
    });
  }
  for (const part of parts) {
    const { path, instance } = place;
    const key = `${path} @${part.pointer}`;
    if (!found.parts.has(key)) found.parts.set(key, { ...part, path, instance });
    for (const item of itemsOf(part, path)) {
      // Items that another part of the same schema makes impossible need not be reached.
      if (!isPossible(item, merged) || isCondition(part.pointer)) continue;
      const reaches = place.reaches.map(
        (reach): Reach =>
          (inside) =>
            reach({ ...item.demand, ...inside }),
      );
      const known = found.items.get(item.key);
      if (known) {
        if (known.reaches.length < maxReaches) known.reaches.push(...reaches);
        continue;
      }
      const skip = skipOf(part.schema, place.skip);
      found.items.set(item.key, { ...item, ...part, path, instance, reaches, ...skip });
    }
  }
};

const isPossible = ({ demand, isMetBy }: SchemaItem, { types, values }: ReadShape["merged"]): boolean => {
  const isOfType = (type: JsonType) =>
    types.includes(type) || (type === "number" && types.includes("integer"));
  if (demand.type && !isOfType(demand.type)) return false;
  return !values || (demand.value === undefined && demand.size === undefined) || values.some(isMetBy);
};

const visitProperties = (
  reader: SchemaReader,
  { merged, parts }: ReadShape,
  place: Place,
  found: Found,
): void => {
  if (!merged.types.includes("object")) return;
  const step = (name: string, shown: string) => {
    const conjunct = merged.property(name);
    if (!conjunct) return;
    const inside = below(
      place,
      shown,
      name,
      (inner): Demand => ({ properties: { [name]: inner } }),
      skipIn(conjunct),
    );
    const key = `property ${inside.path}`;
    if (shown !== "*" && !found.places.has(key)) {
      const { path, reaches, skip } = inside;
      const pointer = conjunct[0]?.pointer ?? parts[0]?.pointer ?? "#";
      const reason = skip === undefined ? {} : { skip };
      found.places.set(key, { key, kind: "property", path, pointer, reaches, ...reason });
    }
    visit(reader, conjunct, inside, found);
  };
  for (const name of merged.propertyNames) step(name, name);
  if (parts.some(({ schema }) => isJsonObject(schema.additionalProperties))) {
    for (const name of freeNames(parts, 1)) step(name, "*");
  }
  for (const { schema } of parts) {
    for (const pattern of Object.keys(
      isJsonObject(schema.patternProperties) ? schema.patternProperties : {},
    )) {
      const name = patternName(pattern);
      if (name !== undefined) step(name, "*");
    }
  }
};

const visitItems = (reader: SchemaReader, { merged, parts }: ReadShape, place: Place, found: Found): void => {
  if (!merged.types.includes("array")) return;
  if (!parts.some(({ schema }) => schema.items !== undefined || schema.prefixItems !== undefined)) return;
  const conjunct = merged.item(0);
  visit(
    reader,
    conjunct,
    below(place, "*", "0", (inner) => ({ item: inner }), skipIn(conjunct)),
    found,
  );
};

const below = (place: Place, shown: string, step: string, wrap: Reach, skip: string | undefined): Place => ({
  ...place,
  path: `${place.path}/${shown}`,
  instance: [...place.instance, step],
  reaches: place.reaches.map(
    (reach): Reach =>
      (inner) =>
        reach(wrap(inner)),
  ),
  skip: skip ?? place.skip,
});

// A reason on a branch applies only to that branch; one on a referenced schema applies to everything in it.
const sharedSkip = ({ parts, branches }: ReadShape): string | undefined => {
  const shared = parts.filter(({ pointer }) => !branches.some((branch) => pointer.startsWith(branch)));
  return shared.map(({ schema }) => skipOf(schema, undefined).skip).find((reason) => reason !== undefined);
};

const skipIn = (conjunct: Conjunct): string | undefined =>
  conjunct.map(({ schema }) => skipOf(schema, undefined).skip).find((reason) => reason !== undefined);

const skipOf = (
  schema: Json | undefined | Readonly<Record<string, Json>>,
  inherited: string | undefined,
): { skip?: string } => {
  const own = isJsonObject(schema) ? schema["x-contract-skip"] : undefined;
  const reason = typeof own === "string" ? own : inherited;
  return reason === undefined ? {} : { skip: reason };
};
