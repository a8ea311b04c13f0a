import { expect, test } from "vitest";
import { catchError, createTestClient } from "../test-support/create-test-client.js";
import { json } from "../test-support/recording-fetch.js";
import { getCustomer, updateCustomer } from "../test-support/synthetic-provider.js";
import type { ClientOptions } from "./client-options.js";
import { createValidator, createValidators } from "./validation.js";

// A validator of somebody's own that says more than it should.
const issues = [{ path: "/email", keyword: "format", message: "jane@example.com is not an address" }];
const seen: unknown[] = [];
const never = (body: unknown) => {
  seen.push(body);
  return issues;
};
const validators = createValidators({ updateCustomer: { request: never, response: never } });
const told = [{ path: "/email", keyword: "format" }];

const update = async (options: ClientOptions) => {
  const client = createTestClient([json({ email: "jane@example.com" })], options);
  const result = await client
    .call(updateCustomer, { id: 1 }, { email: "jane" }, undefined)
    .catch((error: unknown) => error);
  return { ...client, result, drift: client.events.filter(({ type }) => type === "drift") };
};

test("asks nobody when it is off, or without validators", async () => {
  seen.length = 0;
  expect((await update({})).drift).toEqual([]);
  expect((await update({ validators, validate: "off" })).drift).toEqual([]);
  expect(seen).toEqual([]);
});

test("reports drift in both directions and goes on", async () => {
  seen.length = 0;
  const { drift, result } = await update({ validators, validate: "report" });
  expect(drift).toMatchObject([
    { direction: "request", issues: told, operation: "updateCustomer" },
    { direction: "response", issues: told, status: 200 },
  ]);
  expect(drift.map((event) => "issues" in event && event.issues)).toEqual([told, told]);
  expect(result).toEqual({ email: "jane@example.com" });
  expect(seen).toEqual([{ email: "jane" }, { email: "jane@example.com" }]);
});

test("enforces requests before anything is sent", async () => {
  const { result, requests } = await update({ validators, validate: "enforce" });
  expect(requests).toEqual([]);
  expect(result).toMatchObject({ kind: "invalid-request", outcome: "not-sent", issues: told });
  expect(JSON.stringify(result)).not.toMatch(/jane/);
  expect(result).toHaveProperty("body", undefined);
});

test("enforces responses, saying that the change may have been applied, and keeps the answer reachable", async () => {
  const { result } = await update({ validators, validate: { request: "off", response: "enforce" } });
  expect(result).toMatchObject({ kind: "unreadable", outcome: "unknown", status: 200, issues: told });
  expect(result).toHaveProperty("body", { email: "jane@example.com" });
  expect(JSON.stringify(result)).not.toMatch(/jane/);
});

test("calls an enforced answer of a safe operation rejected", async () => {
  const client = createTestClient([json({})], {
    validators: createValidators({ getCustomer: { response: never } }),
    validate: "enforce",
  });
  const error = await catchError(client.call(getCustomer, { id: 1 }, undefined, undefined));
  expect(error).toMatchObject({ kind: "unreadable", outcome: "rejected" });
});

test("with validators and nothing said, enforces requests and reports responses", async () => {
  expect((await update({ validators })).result).toMatchObject({ kind: "invalid-request" });
  const { result, drift } = await update({
    validators: createValidators({ updateCustomer: { response: never } }),
  });
  expect(result).toEqual({ email: "jane@example.com" });
  expect(drift).toHaveLength(1);
});

test("reports a direction that is left out", async () => {
  const { drift, result } = await update({ validators, validate: { response: "off" } });
  expect(drift).toMatchObject([{ direction: "request" }]);
  expect(result).toEqual({ email: "jane@example.com" });
});

test("tells what the schema asks where the validator is made of one", async () => {
  const request = createValidator((_value, path, report) => report(`${path}/email`, "type", "must be null"));
  const { result, requests } = await update({
    validators: createValidators({ updateCustomer: { request } }),
  });
  expect(requests).toEqual([]);
  expect(result).toMatchObject({ issues: [{ path: "/email", keyword: "type", message: "must be null" }] });
});

test("refuses a mode that is none", () => {
  for (const validate of ["strict", { request: "yes" }]) {
    const options = { validators, validate } as ClientOptions;
    expect(() => createTestClient([json({})], options)).toThrow(
      '`validate` must be "off", "report" or "enforce"',
    );
  }
});

test("refuses a mode without validators, and validators that nothing acts on", () => {
  const table = { updateCustomer: { request: never } };
  for (const options of [{ validate: "report" }, { validate: { request: "off" } }, { validators: table }]) {
    expect(() => createTestClient([json({})], options as ClientOptions)).toThrow("createValidators");
  }
  createTestClient([json({})], { validate: "off" });
});
