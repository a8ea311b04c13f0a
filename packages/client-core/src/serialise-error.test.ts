import { once } from "node:events";
import { Writable } from "node:stream";
import { Worker } from "node:worker_threads";
import pino from "pino";
import { beforeAll, describe, expect, test } from "vitest";
import winston from "winston";
import { catchError, createTestClient } from "../test-support/create-test-client.js";
import { json } from "../test-support/recording-fetch.js";
import { getCustomer, updateCustomer } from "../test-support/synthetic-provider.js";
import type { ProviderError } from "./errors.js";
import { isProviderError } from "./errors.js";
import { reviveError, serialiseError } from "./serialise-error.js";

const words = "jane@example.com is not one of ours";
let thrown: ProviderError;

beforeAll(async () => {
  const { call } = createTestClient([json({ message: words }, 422, { "x-request-id": "req_1" })]);
  thrown = await catchError(call(updateCustomer, { id: "1" }, { email: "jane@example.com" }, undefined));
});

const facts = {
  name: "ProviderError",
  provider: "synthetic",
  kind: "answer",
  outcome: "rejected",
  operation: "updateCustomer",
  status: 422,
  requestId: "req_1",
  attempts: 1,
};

/** Receives what a logger writes. */
const collect = (): { readonly stream: Writable; readonly lines: () => readonly unknown[] } => {
  const chunks: string[] = [];
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      chunks.push(String(chunk));
      done();
    },
  });
  return {
    stream,
    lines: () =>
      chunks
        .join("")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
  };
};

test("an error reaches another thread and comes back, with every fact and without the provider's words", async () => {
  const echo =
    'const { parentPort } = require("node:worker_threads"); parentPort.once("message", (it) => parentPort.postMessage(it));';
  const worker = new Worker(echo, { eval: true });
  worker.postMessage(serialiseError(thrown));
  const [message] = await once(worker, "message");
  await worker.terminate();
  const revived = reviveError(message);
  expect(isProviderError(revived, "answer")).toBe(true);
  expect(revived).toBeInstanceOf(Error);
  expect(revived).toMatchObject(facts);
  expect(revived).toMatchObject({ message: thrown.message, stack: thrown.stack, body: undefined });
  expect(JSON.stringify(revived)).toBe(JSON.stringify(thrown));
});

test("the plain form is what structuredClone keeps, issues included", async () => {
  const { call } = createTestClient([json([])]);
  const error = await catchError(call(getCustomer, { id: "1" }, undefined, undefined));
  const issues = [{ path: "/email", keyword: "format", message: "must be an e-mail address" }];
  const plain = structuredClone(serialiseError(Object.assign(error, { issues })));
  expect(reviveError(plain)).toMatchObject({ kind: "unreadable", outcome: "rejected", issues });
});

describe("whatever else was thrown", () => {
  test.each([
    undefined,
    null,
    5,
    "ProviderError",
    new Error("x"),
    { name: "ProviderError" },
    { ...facts, message: "", outcome: "lost" },
  ])("comes back as it is: %s", (value) => {
    expect(serialiseError(value)).toBe(value);
    expect(reviveError(value)).toBe(value);
  });

  test("a revived error is not revived again", () => {
    const revived = reviveError(serialiseError(thrown));
    expect(reviveError(revived)).toBe(revived);
  });
});

test("pino logs the facts, and nothing of the provider's words or of the request", () => {
  const { stream, lines } = collect();
  pino({ serializers: { err: serialiseError } }, stream).error(thrown, "The update failed.");
  expect(lines()).toMatchObject([{ err: facts, msg: "The update failed." }]);
  expect(JSON.stringify(lines())).not.toContain("jane");
});

test("winston logs the facts, and nothing of the provider's words or of the request", () => {
  const { stream, lines } = collect();
  const { combine, json: asJson } = winston.format;
  const plain = winston.format((info) => ({ ...info, error: serialiseError(info.error) }));
  const logger = winston.createLogger({
    format: combine(plain(), asJson()),
    transports: [new winston.transports.Stream({ stream })],
  });
  logger.error("The update failed.", { error: thrown });
  expect(lines()).toMatchObject([{ error: facts, message: "The update failed." }]);
  expect(JSON.stringify(lines())).not.toContain("jane");
});
