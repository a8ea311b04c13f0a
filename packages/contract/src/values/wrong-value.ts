import type { Json } from "../document/json.js";
import type { SchemaReader } from "../schema/schema-reader.js";

const samples: readonly Json[] = [42, "text", true, [], {}];

/** The simplest value that most of the schemas refuse; undefined if none refuses any. */
export const wrongValue = (reader: SchemaReader, pointers: readonly string[]): Json | undefined => {
  const refusals = (sample: Json) =>
    pointers.filter((pointer) => reader.compiler.compile(pointer)(sample) !== true).length;
  const [best] = samples
    .map((sample) => ({ sample, count: refusals(sample) }))
    .toSorted((one, other) => other.count - one.count);
  return best && best.count > 0 ? best.sample : undefined;
};
