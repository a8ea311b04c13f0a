import { expect, test } from "vitest";
import { isNeverSent, readCause, readToken } from "./network-failure.js";

const failure = (code: string): Error => Object.assign(new Error(`connect ${code} 10.0.0.1`), { code });
const fetchFailed = (cause: unknown): TypeError => new TypeError("fetch failed", { cause });

test("knows the causes that prove that nothing was sent", () => {
  for (const code of [
    "ECONNREFUSED",
    "ENOTFOUND",
    "EAI_AGAIN",
    "UND_ERR_CONNECT_TIMEOUT",
    "UND_ERR_INVALID_ARG",
    "UND_ERR_NOT_SUPPORTED",
    "UND_ERR_CLOSED",
    "UND_ERR_PRX_TLS",
    "UND_ERR_SOCKS5_AUTH_FAILED",
    "ERR_NOCK_NO_MATCH",
    "CERT_HAS_EXPIRED",
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    "ERR_TLS_CERT_ALTNAME_INVALID",
    "INVALID_CA",
  ]) {
    expect(isNeverSent(fetchFailed(failure(code)))).toBe(true);
  }
  expect(isNeverSent(failure("ConnectionRefused"))).toBe(true);
  for (const words of [
    "bad port",
    "agent.dispatch is not a function",
    "error sending request for url (http://a/): client error (Connect): tcp connect error: Connection refused",
    "Fetch failed: Requests to port 25 are blocked",
  ]) {
    expect(isNeverSent(fetchFailed(new Error(words)))).toBe(true);
  }
  const whileConnecting = (code: string) => Object.assign(failure(code), { syscall: "connect" });
  for (const code of ["ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH"]) {
    expect(isNeverSent(fetchFailed(whileConnecting(code)))).toBe(true);
  }
});

test("takes no other failure for a proof", () => {
  for (const code of [
    "ECONNRESET",
    "EPIPE",
    "ETIMEDOUT",
    "UND_ERR_SOCKET",
    "UND_ERR_HEADERS_TIMEOUT",
    // So end requests that are on their way, too.
    "UND_ERR_DESTROYED",
    "UND_ERR_ABORTED",
    // Under TLS 1.3 the other side may say so after it has read a request.
    "ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED",
    "ERR_SSL_WRONG_VERSION_NUMBER",
  ]) {
    expect(isNeverSent(fetchFailed(failure(code)))).toBe(false);
  }
  for (const thrown of [undefined, null, "ECONNREFUSED", 5, {}, new Error("ECONNREFUSED"), { errors: {} }]) {
    expect(isNeverSent(thrown)).toBe(false);
  }
});

test("wants the proof for every address that was tried", () => {
  const refused = failure("ECONNREFUSED");
  expect(isNeverSent(fetchFailed(new AggregateError([refused, refused])))).toBe(true);
  expect(isNeverSent(fetchFailed(new AggregateError([refused, failure("ETIMEDOUT")])))).toBe(false);
  expect(isNeverSent(fetchFailed(new AggregateError([])))).toBe(false);
});

const throwing = new Proxy(
  {},
  {
    get: () => {
      throw new Error("jane@example.com");
    },
    getPrototypeOf: () => {
      throw new Error("jane@example.com");
    },
  },
);

test("takes what throws when it is looked at for no proof, and tells nothing of it", () => {
  for (const thrown of [
    throwing,
    { cause: throwing },
    { cause: { errors: [throwing] } },
    Object.create(null),
  ]) {
    expect(isNeverSent(thrown)).toBe(false);
    expect(Object.values(readCause(thrown, [])).join()).not.toMatch(/jane/);
  }
});

test("keeps class and code of a cause, and neither its message nor a name that it gave itself", () => {
  class VaultError extends Error {}
  expect(readCause(fetchFailed(failure("ECONNRESET")), [])).toEqual({
    name: "TypeError",
    code: "ECONNRESET",
  });
  const named = Object.assign(new VaultError(), { name: "sk-test-51secret" });
  expect(readCause(named, [])).toEqual({ name: "VaultError" });
  expect(readCause({ name: "jane@example.com failed", code: "a b" }, [])).toEqual({ name: "Object" });
  expect(readCause(undefined, [])).toEqual({});
});

test("lets short tokens through and nothing that reads like words or an address", () => {
  expect(readToken("req_123-abc.4:5", [])).toBe("req_123-abc.4:5");
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
    expect(readToken(value, [])).toBeUndefined();
  }
});

test.each([
  ["whole", "sk-test-51secret", "sk-test-51secret"],
  ["in the middle", "sk-test-51secret", "req:sk-test-51secret:7"],
  ["in part", "sk-test-51secret", "51secret"],
  ["masked", "sk-test-51secret", "sk-test-5..."],
  ["in other letters", "sk-test-51secret", "SK-TEST-51SECRET"],
  ["short", "key-1", "req_key-1"],
  ["very short", "k", "k"],
])("shows no token that repeats a secret: %s", (_, secret, token) => {
  expect(readToken(token, ["other-secret", secret])).toBeUndefined();
});

test("shows a token that has no more than a few characters in common with a secret", () => {
  expect(readToken("req_sk-test", ["sk-test-51secret"])).toBe("req_sk-test");
  expect(readToken("req_1k", ["k"])).toBe("req_1k");
});
