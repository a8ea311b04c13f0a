import { expect, test } from "vitest";
import { resolveBaseUrl } from "./base-url.js";
import type { ProviderDefinition } from "./operation.js";
import { RefusedValue } from "./refused-value.js";

const none: ProviderDefinition = { name: "x", title: "X", credentials: {}, security: [[]], operations: [] };
const some: ProviderDefinition = {
  ...none,
  environments: { sandbox: "https://sandbox.example.com/api/", production: "https://example.com" },
};
const resolve = (baseUrl: string): string => resolveBaseUrl(none, { baseUrl });

test("takes an environment's address", () => {
  expect(resolveBaseUrl(some, { environment: "sandbox" })).toBe("https://sandbox.example.com/api");
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

test.each<[given: unknown, sentence: string]>([
  [
    "https://user:hunter2@example.com",
    "`baseUrl` holds a user name or a password. The credential has an option of its own.",
  ],
  [
    "http://localhost:hunter2@example.com",
    "`baseUrl` holds a user name or a password. The credential has an option of its own.",
  ],
  [
    "https://example.com?key=hunter2",
    "`baseUrl` holds a query or a fragment (`?` or `#`). Paths could not be put after it.",
  ],
  [
    "https://example.com/?",
    "`baseUrl` holds a query or a fragment (`?` or `#`). Paths could not be put after it.",
  ],
  [
    "https://example.com/#",
    "`baseUrl` holds a query or a fragment (`?` or `#`). Paths could not be put after it.",
  ],
  [
    "http://hunter2.example",
    "`baseUrl` begins with http://, which would show the credential to the network. Only localhost may; write https://.",
  ],
  ["ftp://hunter2", "`baseUrl` must begin with https://."],
  ["javascript:hunter2", "`baseUrl` must begin with https://."],
  ["hunter2", "`baseUrl` is not a URL. Give one that begins with https://."],
  ["", "`baseUrl` is not a URL. Give one that begins with https://."],
  ["//example.com", "`baseUrl` is not a URL. Give one that begins with https://."],
  [5, "`baseUrl` must be text; 5 was given."],
  [{}, "`baseUrl` must be text; it was given as object."],
])("refuses the address %j in a sentence of its own, without quoting it", (baseUrl, sentence) => {
  expect(sentence).not.toMatch(/hunter2/);
  expect(() => resolve(baseUrl as string)).toThrow(new RefusedValue(sentence));
});

test("wants exactly one of environment and baseUrl, and names the accepted values", () => {
  const known = 'Known: "sandbox", "production".';
  expect(() => resolveBaseUrl(some, {})).toThrow(
    new RefusedValue(`\`environment\` and \`baseUrl\` are both missing. ${known}`),
  );
  expect(() => resolveBaseUrl(none, {})).toThrow(
    new RefusedValue("`baseUrl` is missing. X documents no environment."),
  );
  expect(() => resolveBaseUrl(some, { environment: "sandbox", baseUrl: "https://a.example" })).toThrow(
    new RefusedValue("`environment` and `baseUrl` were both given. Give one of them."),
  );
  expect(() => resolveBaseUrl(some, { environment: "prod" })).toThrow(
    new RefusedValue(`there is no environment "prod". ${known} For another address give \`baseUrl\`.`),
  );
  expect(() => resolveBaseUrl(none, { environment: "sandbox" })).toThrow("X documents no environment.");
});

test("knows no environment by a name that every object has, and quotes none that may be a key", () => {
  for (const environment of ["toString", "__proto__", "constructor", "", "sk-test-51secret", 5 as never]) {
    const refused = (): string => resolveBaseUrl(some, { environment });
    expect(refused, environment).toThrow("there is no ");
    expect(refused, environment).not.toThrow("51secret");
  }
});
