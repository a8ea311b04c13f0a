import { joinPointer } from "@provider-clients/openapi";
import { isJsonObject, type Json } from "../document/json.js";
import { valueAt } from "../document/pointer.js";
import type { Conjunct } from "../schema/conjunct.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import { withValueAt } from "./at-path.js";
import type { ListedItem, ListedPart } from "./list-schema.js";
import { wrongValue } from "./wrong-value.js";

/** A value that should violate a constraint, but that another branch of a union lets through. */
export interface Escape {
  /** The valid value that it was made from. */
  readonly base: Json;
  readonly value: Json;
  /** The schemas around the constraint, with their places. */
  readonly parts: readonly ListedPart[];
  /** Whether a value is refused for the constraint that is meant. */
  readonly isMeant: (value: Json) => boolean;
}

/** A property with a value that some branch forbids. */
interface Spoiler {
  readonly path: readonly string[];
  readonly value: Json;
}

/**
 * The value with as few wrong properties beside it as it takes for the other branches to refuse it too: properties
 * that only they speak of, so that the branch of the constraint still stands or falls with it, or else one that the
 * branches share.
 *
 * @returns undefined when a branch says too little to be violated.
 */
export const spoilOtherBranches = (
  reader: SchemaReader,
  conjunct: Conjunct,
  item: ListedItem,
  { base, value, parts, isMeant }: Escape,
): Json | undefined => {
  const spoilers = spoilersAround(reader, item, value, parts);
  const isHarmless = ({ path, value: wrong }: Spoiler) => {
    const spoiled = withValueAt(base, path, wrong);
    return conjunct.every(({ pointer }) => reader.compiler.compile(pointer)(spoiled) === true);
  };
  const foreign = spoilers.filter(isHarmless);
  const shared = spoilers.filter((each) => !foreign.includes(each));
  for (const chosen of [foreign, ...shared.map((each) => [...foreign, each]), spoilers]) {
    if (chosen.length > 0 && isMeant(spoil(value, chosen)))
      return spoil(value, fewest(value, chosen, isMeant));
  }
  return undefined;
};

const spoil = (value: Json, spoilers: readonly Spoiler[]): Json =>
  spoilers.reduce((spoiled, { path, value: wrong }) => withValueAt(spoiled, path, wrong), value);

const fewest = (value: Json, spoilers: readonly Spoiler[], isMeant: Escape["isMeant"]): readonly Spoiler[] =>
  spoilers.reduce((kept, each) => {
    const others = kept.filter((other) => other !== each);
    return isMeant(spoil(value, others)) ? others : kept;
  }, spoilers);

/** One for each property that a schema names at the constraint's place or around it, the nearest first. */
const spoilersAround = (
  reader: SchemaReader,
  { instance, keyword, detail }: ListedItem,
  value: Json,
  parts: readonly ListedPart[],
): Spoiler[] => {
  const found: Spoiler[] = [];
  for (let depth = instance.length; depth >= 0; depth--) {
    const place = instance.slice(0, depth);
    if (!isJsonObject(valueAt(value, place))) continue;
    const around = parts.filter((part) => isSamePlace(part.instance, place));
    const names = new Set(around.flatMap(({ schema }) => namesOf(schema)));
    names.delete(instance[depth] ?? (keyword === "required" ? (detail ?? "") : ""));
    for (const name of names) {
      const named = around.filter(({ schema }) => namesOf(schema).includes(name));
      const pointers = named.map(({ pointer }) => joinPointer(pointer, "properties", name));
      const wrong = wrongValue(reader, pointers);
      if (wrong !== undefined) found.push({ path: [...place, name], value: wrong });
    }
  }
  return found;
};

const namesOf = ({ properties }: ListedPart["schema"]): string[] =>
  isJsonObject(properties) ? Object.keys(properties) : [];

const isSamePlace = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((step, index) => step === other[index]);
