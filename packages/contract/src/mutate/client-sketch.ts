import type { ContractCase } from "../cases/contract-case.js";
import type { SentRequest } from "../check/observed-call.js";
import type { Json } from "../document/json.js";
import type { ClientSketch } from "./client-mutant.js";

/** Whether a case sends a valid request. */
export const isAccepted = ({ kind }: ContractCase): boolean => kind === "accepted";

/** Whether a case sends a valid request that has a body. */
export const hasBody = (each: ContractCase): boolean => isAccepted(each) && each.input.body !== undefined;

/** A mistake in what leaves the client, seen by the cases that send what it changes. */
export const sentSketch = (
  description: string,
  request: (sent: SentRequest) => SentRequest,
  concerns: ClientSketch["concerns"] = isAccepted,
): ClientSketch => ({ description, mutation: { request }, concerns });

/** A value of another type than the given one. */
export const otherType = (value: Json | undefined): Json => (typeof value === "string" ? 12_345 : "changed");
