import type { JsonObject } from "../document/json.js";
import type { Resource } from "./resource.js";

/** A stored record. */
export interface StoredRecord {
  readonly id: string;
  /** The other path values that it was created under, such as the account id of a card. */
  readonly scope: Readonly<Record<string, string>>;
  readonly value: JsonObject;
}

/** The stored records, by the path of one record, in the order in which they were created. */
export interface Store {
  find(resource: Resource, id: string, scope: StoredRecord["scope"]): StoredRecord | undefined;
  list(resource: Resource, scope: StoredRecord["scope"]): readonly StoredRecord[];
  /** How many records were ever created. */
  count(resource: Resource): number;
  /** Adds a record, or replaces the one with its id. */
  put(resource: Resource, record: StoredRecord): void;
  remove(resource: Resource, record: StoredRecord): void;
}

/** Creates an empty store. */
export const createStore = (): Store => {
  const known = new Map<string, StoredRecord[]>();
  const counts = new Map<string, number>();
  const recordsOf = ({ item }: Resource): StoredRecord[] => {
    const records = known.get(item) ?? [];
    known.set(item, records);
    return records;
  };
  return {
    find: (resource, id, scope) =>
      recordsOf(resource).find((each) => each.id === id && isWithin(each, scope)),
    list: (resource, scope) => recordsOf(resource).filter((each) => isWithin(each, scope)),
    count: ({ item }) => counts.get(item) ?? 0,
    put(resource, record) {
      const records = recordsOf(resource);
      const index = records.findIndex(
        ({ id, scope }) => id === record.id && isWithin({ scope }, record.scope),
      );
      if (index >= 0) records[index] = record;
      else {
        records.push(record);
        counts.set(resource.item, (counts.get(resource.item) ?? 0) + 1);
      }
    },
    remove(resource, record) {
      const records = recordsOf(resource);
      records.splice(records.indexOf(record), 1);
    },
  };
};

/** An operation may have fewer or more path values than the record was created under. */
const isWithin = ({ scope }: Pick<StoredRecord, "scope">, wanted: StoredRecord["scope"]): boolean =>
  Object.entries(wanted).every(([name, value]) => scope[name] === undefined || scope[name] === value);
