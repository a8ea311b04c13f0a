import {
  isList,
  isObject,
  type Json,
  type JsonObject,
  joinPointer,
  resolvePointer,
  splitPointer,
} from "@provider-clients/openapi";
import fc from "fast-check";
import { type Draft, type Edit, remove, rename, set } from "../edits.js";
import { hostileFields, hostileKeywords, oddities, oddNames } from "./hostile-values.js";

/** One change of a document, and what it is in words. */
interface Change {
  readonly title: string;
  readonly edit: Edit;
}

/** A document with random changes, and what they are in words. */
export interface ChangedDocument {
  readonly document: Draft;
  readonly title: string;
}

/** The pointers of a document, the outer ones first. */
interface Places {
  readonly all: readonly string[];
  readonly byKey: ReadonlyMap<string, readonly string[]>;
  readonly objects: readonly string[];
  readonly schemas: readonly string[];
  readonly at: (place: string) => Json;
}

/**
 * A document with some random changes. Something is gone, replaced by what does not belong there, renamed, exchanged,
 * refers to another place or to itself, or has a keyword that nobody should write.
 */
export const randomlyChanged = (
  document: Draft,
  count: number,
  before: readonly string[] = [],
): fc.Arbitrary<ChangedDocument> => {
  if (count === 0) return fc.constant({ document, title: before.join("; ") });
  const places = placesOf(document);
  return fc.oneof(...kinds.map((kind) => kind(places))).chain(({ title, edit }) => {
    const changed = structuredClone(document);
    edit(changed);
    return randomlyChanged(changed, count - 1, [...before, title]);
  });
};

const placesOf = (document: Draft): Places => {
  const all = pointersIn(document, "#");
  const at = (place: string): Json => resolvePointer(document as JsonObject, place) ?? null;
  const objects = all.filter((place) => isObject(at(place)));
  const schemas = objects.filter((place) => /\/(schema|schemas\/[^/]+|properties\/[^/]+|items)$/.test(place));
  return {
    all,
    byKey: Map.groupBy(all, keyOf),
    objects,
    schemas: schemas.length > 0 ? schemas : objects,
    at,
  };
};

const pointersIn = (value: unknown, outer: string): readonly string[] =>
  typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, child]) => {
        const place = joinPointer(outer, key);
        return [place, ...pointersIn(child, place)];
      })
    : [];

const keyOf = (place: string): string => splitPointer(place).at(-1) ?? "";

const parentOf = (place: string): string => place.slice(0, place.lastIndexOf("/"));

/** Any place. The key is chosen first: otherwise most places would be in examples, which are the most numerous. */
const anyPlace = ({ byKey }: Places): fc.Arbitrary<string> =>
  fc.constantFrom(...byKey.values()).chain((places) => fc.constantFrom(...places));

/** A place with one of these keys; any place if there is none. */
const placeOfKey = (places: Places, ...keys: readonly string[]): fc.Arbitrary<string> => {
  const found = keys.flatMap((key) => places.byKey.get(key) ?? []);
  return found.length === 0 ? anyPlace(places) : fc.constantFrom(...found);
};

const setting = (place: fc.Arbitrary<string>, value: fc.Arbitrary<unknown>): fc.Arbitrary<Change> =>
  fc.tuple(place, value).map(([where, what]) => ({
    title: `${where} is ${JSON.stringify(what)}`,
    edit: set(where, what),
  }));

const hostile = Object.entries({ ...hostileKeywords, ...hostileFields }).flatMap(([key, values]) =>
  values.map((value) => [key, value] as const),
);

const kinds: readonly ((places: Places) => fc.Arbitrary<Change>)[] = [
  (places) => anyPlace(places).map((place) => ({ title: `${place} is gone`, edit: remove(place) })),
  (places) => setting(anyPlace(places), fc.constantFrom(...oddities)),
  (places) => setting(anyPlace(places), anyPlace(places).map(places.at)),
  (places) => {
    const names = fc.oneof(fc.constantFrom(...oddNames), fc.constantFrom(...places.byKey.keys()));
    return fc.tuple(anyPlace(places), names).map(([place, name]) => ({
      title: `${place} is named ${JSON.stringify(name)}`,
      edit: rename(place, name),
    }));
  },
  (places) =>
    fc.tuple(anyPlace(places), anyPlace(places)).map(([one, other]) => ({
      title: `${one} and ${other} are exchanged`,
      edit: exchange(one, other),
    })),
  (places) => {
    const targets = fc.constantFrom(...places.all, "#/components/schemas/", "#/%zz", "", "#a", "#/paths");
    return setting(placeOfKey(places, "$ref"), targets);
  },
  (places) => {
    const ids = placeOfKey(places, "operationId");
    return setting(ids, ids.map(places.at));
  },
  // A schema that holds itself: as a whole, in a part, or in what is around it.
  (places) =>
    setting(
      fc.constantFrom(...places.schemas),
      fc.constantFrom(...places.schemas).map(($ref) => ({ $ref })),
    ),
  (places) =>
    fc
      .tuple(
        fc.constantFrom(...places.schemas),
        fc.constantFrom("allOf", "oneOf", "anyOf", "not", "items"),
        fc.boolean(),
      )
      .map(([place, key, isOuter]) => {
        const reference = { $ref: isOuter ? parentOf(parentOf(place)) : place };
        const value = key.endsWith("Of") ? [reference] : reference;
        return { title: `${place} has ${key} ${JSON.stringify(value)}`, edit: set(`${place}/${key}`, value) };
      }),
  // A keyword or field where it may stand, and where it may not.
  (places) => adding(places.schemas),
  (places) => adding(places.objects),
  (places) =>
    fc.constantFrom(...hostile).chain(([key, value]) => setting(placeOfKey(places, key), fc.constant(value))),
];

const adding = (places: readonly string[]): fc.Arbitrary<Change> =>
  fc.tuple(fc.constantFrom(...places), fc.constantFrom(...hostile)).map(([place, [key, value]]) => ({
    title: `${place} has ${key} ${JSON.stringify(value)}`,
    edit: set(joinPointer(place, key), value),
  }));

const exchange =
  (one: string, other: string): Edit =>
  (document) => {
    const valueAt = (place: string): Json | undefined => resolvePointer(document as JsonObject, place);
    const [first, second] = [valueAt(one), valueAt(other)];
    set(one, second)(document);
    // One of them may have been inside of the other.
    const parent = valueAt(parentOf(other));
    if (isObject(parent) || isList(parent)) set(other, first)(document);
  };
