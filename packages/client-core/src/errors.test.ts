import { inspect } from "node:util";
import { expect, test } from "vitest";
import { catchError, createTestClient } from "../test-support/create-test-client.js";
import { json } from "../test-support/recording-fetch.js";
import { updateCustomer } from "../test-support/synthetic-provider.js";
import { createError, isProviderError } from "./errors.js";

const personal = "jane@example.com";

const refused = () => {
  const { call } = createTestClient([json({ message: personal }, 422, { "x-request-id": "req_1" })]);
  return catchError(call(updateCustomer, { id: personal }, { email: personal }, undefined));
};

test("says what failed, with which facts, and what to do next", async () => {
  const error = await refused();
  expect(error.message).toBe(
    "Synthetic answered 422 to PATCH /customers/{id} after 1 attempt; nothing was changed. The provider's words are in `error.body`.",
  );
  expect(error).toBeInstanceOf(Error);
  expect(error.name).toBe("ProviderError");
  expect(error.stack).toMatch(/^ProviderError: Synthetic answered 422/);
});

test("carries the facts, and leaves out those that are unknown", async () => {
  expect({ ...(await refused()) }).toEqual({
    provider: "synthetic",
    operation: "updateCustomer",
    method: "PATCH",
    path: "/customers/{id}",
    attempts: 1,
    status: 422,
    requestId: "req_1",
    kind: "answer",
    outcome: "rejected",
    isRetryable: false,
  });
});

test("keeps the provider's words reachable on purpose only", async () => {
  const error = await refused();
  expect("body" in error && error.body).toEqual({ message: personal });
  for (const shown of [
    JSON.stringify(error),
    inspect(error, { showHidden: true, depth: 9, getters: false }),
    String(error),
    error.stack,
    JSON.stringify({ ...error }),
    JSON.stringify(Object.getOwnPropertyDescriptors(error)),
  ]) {
    expect(shown).not.toContain(personal);
  }
});

test("writes name and message as JSON too", async () => {
  const error = await refused();
  expect(JSON.parse(JSON.stringify(error))).toEqual({
    ...error,
    name: "ProviderError",
    message: error.message,
  });
});

test("recognises errors by their mark, also those of another copy of the package", () => {
  const error = createError("text", { kind: "network" });
  const foreign = Object.assign(new Error("text"), {
    kind: "timeout",
    [Symbol.for("@provider-clients/error")]: true,
  });
  expect(isProviderError(error)).toBe(true);
  expect(isProviderError(error, "network")).toBe(true);
  expect(isProviderError(error, "timeout")).toBe(false);
  expect(isProviderError(foreign, "timeout")).toBe(true);
  for (const value of [
    undefined,
    null,
    5,
    "error",
    {},
    new Error("text"),
    { name: "ProviderError", kind: "answer" },
  ]) {
    expect(isProviderError(value)).toBe(false);
  }
});
