import type { ContractCase } from "../cases/contract-case.js";
import type { Json } from "../document/json.js";
import type { SentRequest } from "../run/exchange.js";
import type { ClientSketch } from "./client-mutant.js";

/** Whether a case sends a valid request. */
export function isAccepted({ kind }: ContractCase): boolean {
  return kind === "accepted";
}

/** Whether a case sends a valid request that has a body. */
export function hasBody(each: ContractCase): boolean {
  return isAccepted(each) && each.input.body !== undefined;
}

/** A mistake in what leaves the client, seen by the cases that send what it changes. */
export function sentSketch(
  description: string,
  request: (sent: SentRequest) => SentRequest,
  concerns: ClientSketch["concerns"] = isAccepted,
): ClientSketch {
  return { description, mutation: { request }, concerns };
}

/** A value of another type than the given one. */
export function otherType(value: Json | undefined): Json {
  return typeof value === "string" ? 12_345 : "changed";
}
