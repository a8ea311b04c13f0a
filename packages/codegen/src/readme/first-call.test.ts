import type { JsonObject } from "@provider-clients/openapi";
import { expect, test } from "vitest";
import { firstCall } from "./first-call.js";

const responses = { "200": { description: "A text.", content: { "application/json": {} } } };
const document = (security: { readonly pay: JsonObject[]; readonly look: JsonObject[] }): JsonObject => ({
  openapi: "3.1.1",
  "x-provider": { name: "shop", title: "Shop" },
  info: { title: "Shop", version: "1" },
  paths: {
    "/payments": {
      post: {
        operationId: "pay",
        security: security.pay,
        requestBody: { required: true, content: { "application/json": { schema: { type: "object" } } } },
        responses,
      },
    },
    "/prices": { get: { operationId: "look", security: security.look, responses } },
  },
  components: {
    securitySchemes: {
      appId: { type: "apiKey", in: "header", name: "X-App-Id" },
      appKey: { type: "apiKey", in: "header", name: "X-App-Key" },
    },
  },
});

const made = (document: JsonObject): string =>
  /createShopClient\(\{(.*)\}\)/.exec(firstCall(document, "shop"))?.[1] ?? "";

test.each<[what: string, pay: JsonObject[], look: JsonObject[], named: readonly string[]]>([
  ["none for an operation that anybody may call", [{ appId: [] }], [], []],
  ["none where none is one of the ways", [{ appId: [] }], [{}, { appId: [] }], []],
  ["those of the operation, not of the first one", [{ appId: [] }], [{ appKey: [] }], ["appKey"]],
  ["all that it needs together", [], [{ appId: [], appKey: [] }], ["appId", "appKey"]],
])("the first call of a README names the credentials that it needs: %s", (_, pay, look, named) => {
  const options = made(document({ pay, look }));
  expect(firstCall(document({ pay, look }), "shop")).toContain("await shop.look()");
  expect(["appId", "appKey"].filter((name) => options.includes(`${name}:`))).toEqual(named);
});

test("a credential that every operation needs is named too", () => {
  expect(made(document({ pay: [{ appId: [] }], look: [{ appId: [] }] }))).toContain('appId: "…"');
});
