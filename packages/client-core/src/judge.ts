import { type Client, type Exchange, emit, fail } from "./exchange.js";
import type { ClientOptions } from "./options.js";

/** Reads what to do with bodies that depart from their schema. */
export const readModes = (
  { validators, validate = validators ? { request: "enforce", response: "report" } : "off" }: ClientOptions,
  refuse: (problem: string) => never,
): Client["modes"] => {
  const modes = typeof validate === "string" ? { request: validate, response: validate } : validate;
  if (
    !(validators ? /^((off|report|enforce)\b ?){2}$/ : /^off off$/).test(`${modes.request} ${modes.response}`)
  ) {
    refuse('`validate` must be "off", or with `validators` also "report" or "enforce".');
  }
  return modes;
};

/** Compares a body with its schema. Tells `onEvent` what differs, and throws when that is to be enforced. */
export const judge = (exchange: Exchange, direction: "request" | "response", body: unknown): void => {
  const { modes, options, operation } = exchange;
  const mode = modes[direction];
  const found = mode === "off" ? undefined : options.validators?.[operation.id]?.[direction]?.(body);
  if (found?.length) {
    // A validator of the caller's own may say more than a place and a rule.
    const issues = found.map(({ path, keyword }) => ({ path, keyword }));
    emit(exchange, { type: "drift", direction, issues });
    if (mode === "enforce") {
      const [kind, kept] =
        direction === "request" ? (["invalid-request"] as const) : (["unreadable", body] as const);
      throw fail(exchange, kind, "See `error.issues`.", { issues }, kept);
    }
  }
};
