import { isJsonObject } from "../document/json.js";
import type { Operation } from "../document/operation.js";
import { atPointer } from "../document/pointer.js";
import type { JudgedRequest } from "../judge/prism.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import type { StoredRecord } from "./store.js";

/** A creation that was requested before with the same idempotency key. */
export interface Repeat {
  readonly record: StoredRecord;
  /** The documented status for a repeat; without it, the first answer is repeated. */
  readonly status?: number;
}

/** Idempotency keys, remembered as long as the operation's `x-idempotency-key` states. */
export interface RepeatedKeys {
  find(operation: Operation, request: JudgedRequest): Repeat | undefined;
  keep(operation: Operation, request: JudgedRequest, record: StoredRecord): void;
}

/**
 * Creates a memory of idempotency keys.
 *
 * @param now returns the time in milliseconds.
 */
export const createRepeatedKeys = (reader: SchemaReader, now: () => number): RepeatedKeys => {
  const known = new Map<string, { readonly record: StoredRecord; readonly at: number }>();
  const nameOf = ({ id, keyHeader }: Operation, { headers }: JudgedRequest) => {
    const key = keyHeader === undefined ? undefined : headers[keyHeader];
    return key === undefined ? undefined : `${id} ${key}`;
  };
  return {
    find(operation, request) {
      const found = known.get(nameOf(operation, request) ?? "");
      if (found === undefined) return undefined;
      const { repeatStatus, holdsForSeconds } = extensionOf(reader, operation);
      if (typeof holdsForSeconds === "number" && now() - found.at >= holdsForSeconds * 1000) return undefined;
      return { record: found.record, ...(typeof repeatStatus === "number" ? { status: repeatStatus } : {}) };
    },
    keep(operation, request, record) {
      const name = nameOf(operation, request);
      if (name !== undefined) known.set(name, { record, at: now() });
    },
  };
};

const extensionOf = (
  { document }: SchemaReader,
  { pointer }: Operation,
): Readonly<Record<string, unknown>> => {
  const operation = atPointer(document, pointer);
  const extension = isJsonObject(operation) ? operation["x-idempotency-key"] : undefined;
  return isJsonObject(extension) ? extension : {};
};
