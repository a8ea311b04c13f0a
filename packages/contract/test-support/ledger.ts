import type { CallInput } from "../src/client/call-input.js";
import type { ClientAdapter } from "../src/client/client-adapter.js";
import { createHttpAdapter } from "../src/client/http-adapter.js";
import { isJsonObject, type JsonObject } from "../src/document/json.js";
import { type LoadedDocument, loadDocument } from "../src/document/load-document.js";
import { atPointer } from "../src/document/pointer.js";

/** The document for tests of the engine. */
export const ledger: URL = new URL("../test-support/ledger.yaml", import.meta.url);

/** The same, loaded and checked. */
export const loadLedger = (): Promise<LoadedDocument> => loadDocument(ledger);

/** The ledger with one change. */
export const ledgerWith = async (
  pointer: string,
  change: (value: JsonObject) => void,
): Promise<JsonObject> => {
  const { written } = await loadLedger();
  const copy = structuredClone(written);
  const value = atPointer(copy, pointer);
  if (!isJsonObject(value)) throw new Error(`${pointer} is no object`);
  change(value);
  return copy;
};

/** True if a body is the ledger's failure inside a successful answer. */
export const isLedgerFailure = (body: unknown): boolean =>
  typeof body === "object" && body !== null && "isSuccess" in body && body.isSuccess === false;

/** A client for the ledger with one mistake. */
export const brokenClient = (mistake: {
  readonly input?: (input: CallInput, operation: string) => CallInput;
  readonly data?: (data: unknown) => unknown;
  readonly forgiving?: (status: number | undefined, body: unknown) => boolean;
}): ClientAdapter => {
  const sound = createHttpAdapter(isLedgerFailure);
  return {
    describeFailure: sound.describeFailure,
    async call(input, context) {
      try {
        const data = await sound.call(mistake.input?.(input, context.operation.id) ?? input, context);
        return mistake.data ? mistake.data(data) : data;
      } catch (error) {
        const failure = sound.describeFailure(error);
        if (mistake.forgiving?.(failure?.status, failure?.body)) return failure?.body;
        throw error;
      }
    },
  };
};
