import type { Conjunct } from "../schema/conjunct.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import { identityName } from "./identity-name.js";
import { itemsOf, propertiesOf } from "./properties.js";

/** The place of a record, or of a list of records, in an answer. */
export interface Place {
  /** The keys that lead to it. */
  readonly keys: readonly string[];
  /** The schemas of one record. */
  readonly record: Conjunct;
  /** The property that identifies a record. */
  readonly identity: string;
}

// Envelopes are at most as deep as `{ data: { customer: { … } } }`.
const deepest = 3;

/** The outermost object of an answer that has the property identified by the path parameter. */
export const findRecord = (reader: SchemaReader, answer: Conjunct, parameter: string): Place | undefined =>
  search(reader, answer, (conjunct) => conjunct, parameter);

/** The outermost list of an answer whose items have the property identified by the path parameter. */
export const findList = (reader: SchemaReader, answer: Conjunct, parameter: string): Place | undefined =>
  search(reader, answer, (conjunct) => itemsOf(reader, conjunct), parameter);

interface Candidate {
  readonly keys: readonly string[];
  readonly conjunct: Conjunct;
}

const search = (
  reader: SchemaReader,
  answer: Conjunct,
  recordOf: (conjunct: Conjunct) => Conjunct | undefined,
  parameter: string,
): Place | undefined => {
  let level: readonly Candidate[] = [{ keys: [], conjunct: answer }];
  for (let depth = 0; depth <= deepest; depth++) {
    for (const { keys, conjunct } of level) {
      const record = recordOf(conjunct);
      const names = record === undefined ? [] : [...propertiesOf(reader, record).keys()];
      const identity = identityName(names, parameter);
      if (record !== undefined && identity !== undefined) return { keys, record, identity };
    }
    level = level.flatMap(({ keys, conjunct }) =>
      [...propertiesOf(reader, conjunct)].map(([name, inner]) => ({
        keys: [...keys, name],
        conjunct: inner,
      })),
    );
  }
  return undefined;
};
