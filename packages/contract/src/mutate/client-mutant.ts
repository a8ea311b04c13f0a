import type { ContractCase } from "../cases/contract-case.js";
import type { WireMutation } from "../check/wire-mutation.js";
import type { Operation } from "../document/operation.js";

/** One change to what the client sends or receives, which simulates a mistake of the client. */
export interface ClientMutant {
  readonly id: string;
  readonly description: string;
  readonly operation: Operation;
  readonly mutation: WireMutation;
  /** True if the case can notice the change; in other cases there is nothing to change. */
  readonly concerns: (each: ContractCase) => boolean;
}

/** A change before it has an operation and an id. */
export type ClientSketch = Pick<ClientMutant, "description" | "mutation" | "concerns">;
