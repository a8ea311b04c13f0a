import { type Exchange, emit, fail } from "./exchange.js";
import type { ClientOptions } from "./options.js";

/** Refuses a mode that is none, or that has no validators to go by. */
export const checkModes = (
  { validators, validate = "off" }: ClientOptions,
  refuse: (problem: string) => never,
): void => {
  const accepted = validators ? /^(off|report|enforce)$/ : /^off$/;
  for (const mode of typeof validate === "string" ? [validate] : Object.values(validate)) {
    if (!accepted.test(mode)) {
      refuse('`validate` must be "off", or with `validators` also "report" or "enforce".');
    }
  }
};

/** Compares a body with its schema. Tells `onEvent` what differs, and throws when that is to be enforced. */
export const judge = (exchange: Exchange, direction: "request" | "response", body: unknown): void => {
  const isRequest = direction === "request";
  const { validators, validate = { request: "enforce" } } = exchange.options;
  const mode = typeof validate === "string" ? validate : validate[direction];
  const found = mode === "off" ? undefined : validators?.[exchange.operation.id]?.[direction]?.(body);
  if (found?.length) {
    // A validator of the caller's own may say more than a place and a rule.
    const issues = found.map(({ path, keyword }) => ({ path, keyword }));
    emit(exchange, { type: "drift", direction, issues });
    if (mode === "enforce") {
      const kind = isRequest ? "invalid-request" : "unreadable";
      throw fail(exchange, kind, "See `error.issues`.", { issues }, isRequest ? undefined : body);
    }
  }
};
