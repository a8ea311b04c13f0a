import { expect, test } from "vitest";
import { optionsOf } from "./options-source.js";

test.each([
  [{ type: "http", scheme: "bearer" }, "The bearer token"],
  [{ type: "oauth2", flows: {} }, "The bearer token"],
  [{ type: "http", scheme: "acme-hmac" }, "What follows `acme-hmac` in the header `Authorization`"],
  [{ type: "apiKey", in: "header", name: "X-Key" }, "The key, sent in the header `X-Key`"],
  [{ type: "apiKey", in: "query", name: "key" }, "The key, sent in the query as `key`"],
])("the option for %j says what to give", (scheme, what) => {
  const [option] = optionsOf({
    paths: { "/a": { get: { security: [{ key: [] }] } } },
    components: { securitySchemes: { key: scheme } },
  });
  expect(option?.description).toBe(
    `${what}, or a function (possibly async) that returns it before each call.`,
  );
});
