import type { ContractCase } from "../cases/contract-case.js";
import type { SentRequest } from "../check/observed-call.js";
import type { Json } from "../document/json.js";
import type { ClientSketch } from "./client-mutant.js";

/** True if a case sends a valid request. */
export const isAccepted = ({ kind }: ContractCase): boolean => kind === "accepted";

/** True if a case sends a valid request with a body. */
export const hasBody = (each: ContractCase): boolean => isAccepted(each) && each.input.body !== undefined;

/** A mistake in what the client sends, relevant for the cases that send what it changes. */
export const sentSketch = (
  description: string,
  request: (sent: SentRequest) => SentRequest,
  concerns: ClientSketch["concerns"] = isAccepted,
): ClientSketch => ({ description, mutation: { request }, concerns });

/** A value of a different type. */
export const otherType = (value: Json | undefined): Json => (typeof value === "string" ? 12_345 : "changed");
