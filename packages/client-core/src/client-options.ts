import type { Validators } from "./create-validators.js";
import type { SendingOptions } from "./options.js";
import type { ValidationModes } from "./validators.js";

/** What every client takes beside its credential and its base URL. */
export interface ClientOptions extends SendingOptions {
  /** The provider's validators, from its `validators` subpath. */
  readonly validators?: Validators | undefined;
  /**
   * What to do with bodies that depart from their schema; needs `validators`.
   * Bodies of the methods only: `http` is not validated.
   * @default `{ request: "enforce", response: "report" }` when `validators` are given, otherwise "off"
   */
  readonly validate?: ValidationModes | undefined;
}
