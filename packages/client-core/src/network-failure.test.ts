import { expect, test } from "vitest";
import { isUnconnected, readCause, readToken } from "./network-failure.js";

const failure = (code: string): Error => Object.assign(new Error(`connect ${code} 10.0.0.1`), { code });
const fetchFailed = (cause: unknown): TypeError => new TypeError("fetch failed", { cause });

test("knows the causes that prove that no connection was made", () => {
  for (const code of ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"]) {
    expect(isUnconnected(fetchFailed(failure(code)))).toBe(true);
  }
  expect(isUnconnected(failure("ConnectionRefused"))).toBe(true);
});

test("takes no other failure for a proof", () => {
  for (const code of ["ECONNRESET", "EPIPE", "UND_ERR_SOCKET", "ETIMEDOUT", "UND_ERR_HEADERS_TIMEOUT"]) {
    expect(isUnconnected(fetchFailed(failure(code)))).toBe(false);
  }
  for (const thrown of [undefined, null, "ECONNREFUSED", 5, {}, new Error("ECONNREFUSED"), { errors: {} }]) {
    expect(isUnconnected(thrown)).toBe(false);
  }
});

test("wants the proof for every address that was tried", () => {
  const refused = failure("ECONNREFUSED");
  expect(isUnconnected(fetchFailed(new AggregateError([refused, refused])))).toBe(true);
  expect(isUnconnected(fetchFailed(new AggregateError([refused, failure("ETIMEDOUT")])))).toBe(false);
  expect(isUnconnected(fetchFailed(new AggregateError([])))).toBe(false);
});

test("keeps name and code of a cause, and no message", () => {
  expect(readCause(fetchFailed(failure("ECONNRESET")))).toEqual({ name: "TypeError", code: "ECONNRESET" });
  expect(readCause("thrown text")).toEqual({ name: undefined, code: undefined });
  expect(readCause({ name: "jane@example.com failed", code: "a b" })).toEqual({
    name: undefined,
    code: undefined,
  });
});

test("lets short tokens through and nothing that reads like words or an address", () => {
  expect(readToken("req_123-abc.4:5")).toBe("req_123-abc.4:5");
  for (const value of [
    "",
    "two words",
    "jane@example.com",
    "<html>",
    "x".repeat(129),
    5,
    null,
    undefined,
    ["a"],
  ]) {
    expect(readToken(value)).toBeUndefined();
  }
});
