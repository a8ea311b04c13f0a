import { nearest } from "@provider-clients/command-line";
import { ContractError } from "../contract-error.js";

/**
 * What can go wrong with an answer.
 *
 * - `delay`: it comes after `ms`.
 * - `stall`: nothing comes, and the connection stays open.
 * - `stall-midway`: headers and half of the body come, and then nothing.
 * - `slow-drip`: the body comes in small pieces, `ms` apart.
 * - `reset`: the connection is cut before anything comes.
 * - `reset-midway`: the connection is cut after half of the body.
 * - `empty-500`: a 500 without a body.
 * - `html-200`: a web page with the status 200, as a proxy or a login in between answers.
 * - `truncated-json`: half of the body, told as the whole.
 * - `wrong-content-type`: the right body, told as `text/plain`.
 * - `too-many-requests`: a 429 with `Retry-After`.
 */
export const faultKinds = [
  "delay",
  "stall",
  "stall-midway",
  "slow-drip",
  "reset",
  "reset-midway",
  "empty-500",
  "html-200",
  "truncated-json",
  "wrong-content-type",
  "too-many-requests",
] as const;

export type FaultKind = (typeof faultKinds)[number];

/** Something that goes wrong, how often, and with which operation. */
export interface FaultRule {
  readonly kind: FaultKind;
  /** The operationId; without it every request is meant. */
  readonly operation?: string;
  /**
   * How many requests are answered normally first.
   * @default 0
   */
  readonly after?: number;
  /**
   * How many requests are affected; later ones are answered normally.
   * @default every one
   */
  readonly times?: number;
  /**
   * The share of requests that is affected, from 0 to 1. The same `seed` affects the same requests.
   * @default 1
   */
  readonly share?: number;
  /**
   * Milliseconds of a `delay`, or between two pieces of a `slow-drip`.
   * @default 1000 for a delay, 50 for a drip
   */
  readonly ms?: number;
  /**
   * The seconds in `Retry-After` of a `too-many-requests`.
   * @default 1
   */
  readonly retryAfterSeconds?: number;
  /**
   * True if a mock server with memory applies the request although the caller does not see it.
   * @default false for `empty-500`, `html-200` and `too-many-requests`, true for all others
   */
  readonly isApplied?: boolean;
}

/** The fault of one request. */
export interface Fault {
  readonly kind: FaultKind;
  readonly ms: number;
  readonly retryAfterSeconds: number;
  readonly isApplied: boolean;
}

const notApplied: ReadonlySet<FaultKind> = new Set(["empty-500", "html-200", "too-many-requests"]);

/** The fault of a rule, with its defaults. */
export const faultOf = ({ kind, ms, retryAfterSeconds = 1, isApplied }: FaultRule): Fault => ({
  kind,
  ms: ms ?? (kind === "delay" ? 1000 : 50),
  retryAfterSeconds,
  isApplied: isApplied ?? !notApplied.has(kind),
});

/** The fault kind with this name; undefined if there is none. */
export const faultKindOf = (name: string): FaultKind | undefined => faultKinds.find((kind) => kind === name);

/** The message for an unknown fault kind. */
export const unknownFault = (name: string): string => {
  const best = nearest(name, faultKinds);
  return `There is no fault "${name}".${best === undefined ? "" : ` Did you mean "${best}"?`} Known: ${faultKinds.join(", ")}.`;
};

/**
 * Refuses a rule that no request can match.
 *
 * @throws {ContractError} `bad-option`.
 */
export const checkFaultRule = ({
  kind,
  after = 0,
  times = 1,
  share = 1,
  ms = 0,
  retryAfterSeconds = 1,
}: FaultRule): void => {
  if (faultKindOf(kind) === undefined) throw new ContractError("bad-option", unknownFault(kind));
  const isRight =
    [after, times, ms, retryAfterSeconds].every((number) => number >= 0) && share >= 0 && share <= 1;
  if (isRight) return;
  const message = `A fault's after, times, ms and retryAfterSeconds are 0 or more, and its share is from 0 to 1.`;
  throw new ContractError("bad-option", message);
};
