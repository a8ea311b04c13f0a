import { expect, test } from "vitest";
import { resolveBaseUrl } from "./base-url.js";
import type { ProviderDefinition } from "./operation.js";

const refuse = (problem: string): never => {
  throw new Error(problem);
};
const none: ProviderDefinition = { name: "x", title: "X", credentials: {}, operations: [] };
const some: ProviderDefinition = {
  ...none,
  environments: { sandbox: "https://sandbox.example.com/api/", production: "https://example.com" },
};
const resolve = (baseUrl: string): string => resolveBaseUrl(none, { baseUrl }, refuse);

test("takes an environment's address", () => {
  expect(resolveBaseUrl(some, { environment: "sandbox" }, refuse)).toBe("https://sandbox.example.com/api");
});

test("takes https addresses, without the slash at their end", () => {
  expect(resolve("https://api.example.com/")).toBe("https://api.example.com");
  expect(resolve("https://api.example.com:8443/v1//")).toBe("https://api.example.com:8443/v1");
  expect(resolve("HTTPS://API.example.com/a/../b")).toBe("https://api.example.com/b");
});

test("takes http for loopback only", () => {
  for (const host of ["localhost", "127.0.0.1", "127.1.2.3", "[::1]"]) {
    expect(resolve(`http://${host}:4010/api`)).toBe(`http://${host}:4010/api`);
    expect(resolve(`http://${host}`)).toBe(`http://${host}`);
  }
  for (const host of [
    "example.com",
    "localhost.example.com",
    "127.0.0.1.example.com",
    "10.0.0.1",
    "0.0.0.0",
    "[::2]",
  ]) {
    expect(() => resolve(`http://${host}`)).toThrow("`baseUrl`");
  }
});

test("refuses credentials, query, fragment and what is no address, without quoting it", () => {
  for (const baseUrl of [
    "https://user:hunter2@example.com",
    "http://localhost:hunter2@example.com",
    "https://example.com?key=hunter2",
    "https://example.com/?",
    "https://example.com/#",
    "ftp://hunter2",
    "javascript:hunter2",
    "hunter2",
    "",
    "//example.com",
  ]) {
    const attempt = (): string => resolve(baseUrl);
    expect(attempt, baseUrl).toThrow("give one of `baseUrl` (https");
    expect(attempt, baseUrl).not.toThrow(/hunter2/);
  }
});

test("wants exactly one of environment and baseUrl, and names the accepted values", () => {
  const accepted = '`environment: "sandbox"`, `environment: "production"`';
  expect(() => resolveBaseUrl(some, {}, refuse)).toThrow(accepted);
  expect(() =>
    resolveBaseUrl(some, { environment: "sandbox", baseUrl: "https://a.example" }, refuse),
  ).toThrow(accepted);
  for (const environment of ["live", "toString", "__proto__", "constructor", ""]) {
    expect(() => resolveBaseUrl(some, { environment }, refuse), environment).toThrow(accepted);
  }
  expect(() => resolveBaseUrl(none, { environment: "sandbox" }, refuse)).toThrow("`baseUrl`");
});
