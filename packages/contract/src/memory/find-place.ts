import type { Conjunct } from "../schema/conjunct.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import { identityName } from "./identity-name.js";
import { itemsOf, propertiesOf } from "./properties.js";

/** Where a record, or a list of records, stands in an answer. */
export interface Place {
  /** The names that lead there. */
  readonly keys: readonly string[];
  /** What one record has to satisfy. */
  readonly record: Conjunct;
  /** The property of the record that names it. */
  readonly identity: string;
}

// `{ data: { customer: { … } } }` is as deep as envelopes go.
const deepest = 3;

/** The outermost object of an answer that holds what the path parameter names. */
export const findRecord = (reader: SchemaReader, answer: Conjunct, parameter: string): Place | undefined =>
  search(reader, answer, (conjunct) => conjunct, parameter);

/** The outermost list of an answer whose items hold what the path parameter names. */
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
