import type { Validators } from "./create-validators.js";
import type { SendingOptions } from "./options.js";
import type { ValidationModes } from "./validators.js";

/** The options of every client, besides its credential and its base URL. */
export interface ClientOptions extends SendingOptions {
  /** The provider's validators, from its `validators` subpath. */
  readonly validators?: Validators | undefined;
  /**
   * What to do with bodies that violate their schema; needs `validators`. Only for the methods: `http` is not
   * validated.
   * @default `{ request: "enforce", response: "report" }` if `validators` are given, otherwise "off"
   */
  readonly validate?: ValidationModes | undefined;
}
