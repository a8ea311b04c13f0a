import type { ContractCase } from "../cases/contract-case.js";
import type { WireMutation } from "../check/wire-mutation.js";
import type { Operation } from "../document/operation.js";

/** One change of what leaves or enters the client, as if the client had that mistake in it. */
export interface ClientMutant {
  readonly id: string;
  readonly description: string;
  readonly operation: Operation;
  readonly mutation: WireMutation;
  /** Whether the change is at stake in a case; in the others there is nothing to change. */
  readonly concerns: (each: ContractCase) => boolean;
}

/** A change before it has an operation and an id. */
export type ClientSketch = Pick<ClientMutant, "description" | "mutation" | "concerns">;
