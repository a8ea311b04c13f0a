import type { MakeJudge } from "./judge.js";

/**
 * Where validators keep what acts on their verdicts. It comes with them and not with the client, so that a client
 * without validators does not carry it.
 */
export const judgeKey: unique symbol = Symbol.for("@provider-clients/judge");

/** Judges by operation id, as exported from a provider package's `validators` subpath or by `createValidators`. */
export interface Validators {
  readonly [judgeKey]: MakeJudge;
}
