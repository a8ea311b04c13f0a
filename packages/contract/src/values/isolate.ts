import { joinPointer } from "@provider-clients/openapi";
import { isJsonObject, type Json } from "../document/json.js";
import { valueAt } from "../document/pointer.js";
import type { Conjunct } from "../schema/conjunct.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import { withValueAt } from "./at-path.js";
import type { ListedItem, ListedPart } from "./list-schema.js";
import { wrongValue } from "./wrong-value.js";

/** A value that should violate a constraint but is accepted by another branch of a union. */
export interface Escape {
  /** The valid value that it was derived from. */
  readonly base: Json;
  readonly value: Json;
  /** The schemas around the constraint, with their places. */
  readonly parts: readonly ListedPart[];
  /** True if a value is refused because of this constraint. */
  readonly isMeant: (value: Json) => boolean;
}

/** A property with a value that some branch forbids. */
interface Spoiler {
  readonly path: readonly string[];
  readonly value: Json;
}

/**
 * Adds as few wrong properties as needed for the other branches to refuse the value too. Prefers properties that only
 * those branches constrain, so that the constraint's branch still decides; otherwise uses properties that the branches
 * share.
 *
 * @returns undefined if a branch has no constraint that can be violated.
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

/** One per property that a schema declares at or around the constraint's place, nearest first. */
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
