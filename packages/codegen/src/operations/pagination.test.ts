import type { JsonObject } from "@provider-clients/openapi";
import { expect, test } from "vitest";
import { resolveDirections } from "../directions/directions.js";
import { renderPagination } from "./pagination.js";

const pageOf = (extension: JsonObject | undefined, operationId = "listOrders", shop = "shop"): string => {
  const document: JsonObject = {
    openapi: "3.1.1",
    "x-provider": { name: "shop", title: "Shop" },
    info: { title: "Shop", version: "1" },
    paths: {
      [`/shops/{${shop}}/orders`]: {
        get: {
          operationId,
          ...(extension !== undefined && { "x-pagination": extension }),
          parameters: [
            { name: shop, in: "path", required: true, schema: { type: "string" } },
            { name: "page", in: "query", schema: { type: "integer" } },
            { name: "after", in: "query", schema: { type: "string" } },
            { name: "page-size", in: "query", schema: { type: "integer" } },
            { name: "state", in: "query", required: true, schema: { type: "string" } },
          ],
          responses: {
            "200": {
              description: "A page.",
              content: {
                "application/json": {
                  schema: {
                    type: "object",
                    properties: {
                      data: {
                        type: "object",
                        properties: { orders: { type: "array", items: { type: "string" } } },
                      },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  };
  return renderPagination("shop", resolveDirections(document).document);
};

const base = { items: "/data/orders", position: "page", size: "page-size" };

test("a document without pages has a module without exports", () => {
  expect(pageOf(undefined)).toBe("// No operation of the document has `x-pagination`.\nexport {};\n");
});

test.for([
  ["offset", { ...base, style: "offset" }, '{ ...query, page: position, "page-size": size }'],
  ["page", { ...base, style: "page", first: 0 }, '{ ...query, page: position, "page-size": size }'],
  [
    "cursor",
    { items: "/data/orders", style: "cursor", position: "after", next: "/data/next" },
    "{ ...query, ...(position !== undefined && { after: position }) }",
  ],
  ["link", { ...base, style: "link" }, "...(position !== undefined && { page: Number(position) })"],
] as const)(
  "the style %s asks for a page with the parameters that the document names",
  ([, extension, query]) => {
    expect(pageOf(extension)).toContain(query);
  },
);

test("the item's type is what stands at the pointer, and the rest of the query stays required", () => {
  const text = pageOf({ ...base, style: "page" });
  expect(text).toContain(
    'NonNullable<NonNullable<Awaited<ReturnType<ShopOperations["listOrders"]>>["data"]>["orders"]>[number]',
  );
  expect(text).toContain(
    'readonly query: Omit<NonNullable<ListOrdersOptions["query"]>, "page" | "page-size">;',
  );
});

test.for([
  ["listOrders", "iterateOrders"],
  ["searchOrders", "iterateSearchOrders"],
  ["list", "iterateList"],
])("the function of %s is %s", ([id, name]) => {
  expect(pageOf({ ...base, style: "page" }, id)).toContain(`export const ${name} = (`);
});

test.for(["client", "position", "size", "query", "iterateOrders", "iterateByPage"])(
  "a path parameter named %s hides nothing and is hidden by nothing",
  (shop) => {
    const text = pageOf({ ...base, style: "page" }, "listOrders", shop);
    expect(text).toContain(`\n  ${shop}Parameter: string,\n`);
    expect(text).toContain(`(position, size) => client.listOrders(${shop}Parameter, {`);
  },
);
