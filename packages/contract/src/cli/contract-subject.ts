import type { OperationValidators } from "../check/check-validators.js";
import type { ClientAdapter } from "../client/client-adapter.js";
import type { DocumentSource } from "../document/load-document.js";

/** A document and the client that is checked against it. */
export interface ContractSubject {
  readonly name: string;
  readonly document: DocumentSource;
  /** True for somebody else's document: its own faults are listed and fail nothing. */
  readonly isForeign?: boolean;
  /** Loaded on demand; without it, plain HTTP requests are sent. */
  readonly load?: () => Promise<{
    adapter: ClientAdapter;
    validators?: Readonly<Record<string, OperationValidators | undefined>>;
  }>;
}
