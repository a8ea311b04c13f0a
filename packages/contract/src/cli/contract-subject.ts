import type { OperationValidators } from "../check/check-validators.js";
import type { ClientAdapter } from "../client/client-adapter.js";
import type { DocumentSource } from "../document/load-document.js";

/** A document and the client that is held to it. */
export interface ContractSubject {
  readonly name: string;
  readonly document: DocumentSource;
  /** Whether it is somebody else's document: its own faults are listed then, and fail nothing. */
  readonly isForeign?: boolean;
  /** Loaded when its turn comes; without it plain HTTP requests are sent. */
  readonly load?: () => Promise<{
    adapter: ClientAdapter;
    validators?: Readonly<Record<string, OperationValidators | undefined>>;
  }>;
}
