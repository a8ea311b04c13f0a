import { expect, test } from "vitest";
import { createWorkspace } from "../../test-support/workspace.js";
import { typeCheck } from "../output/type-check.js";
import { repositoryTarget } from "../repository/repository.js";
import { renderQuery } from "./query.js";

const document = (parameters: string, extension: string): string => `openapi: 3.1.0
jsonSchemaDialect: https://json-schema.org/draft/2020-12/schema
info: { title: Shop, version: 1.0.0 }
x-provider: { name: shop, title: Shop }
servers: [{ url: https://shop.example, x-environment: production }]
security: [{ key: [] }]
tags: [{ name: Orders }]
paths:
  /clients/{client}/{signal}/{position}/{receive}/{info}:
    get:
      operationId: listOrders
      tags: [Orders]
      summary: Lists orders.
      x-pagination: ${extension}
      parameters:
${["client", "signal", "position", "receive", "info"].map((name) => `        - { name: ${name}, in: path, required: true, schema: { type: string } }`).join("\n")}
${parameters}
      responses:
        "200":
          description: Orders.
          content:
            application/json:
              schema: { type: object, properties: { items: { type: array, items: { type: string } }, next: { type: string } } }
components:
  securitySchemes: { key: { type: apiKey, in: header, name: X-Key } }
`;

const parameter = (name: string, type: string): string =>
  `        - { name: ${name}, in: query, schema: { type: ${type} } }`;

test.each([
  ["offset", "integer", "{ style: offset, items: /items, position: at }", 'offsetPages(["items"])'],
  [
    "page",
    "integer",
    "{ style: page, items: /items, position: at, first: 0 }",
    'numberedPages(["items"], 0)',
  ],
  [
    "cursor",
    "string",
    "{ style: cursor, items: /items, position: at, next: /next }",
    'cursorPages(["next"])',
  ],
  [
    "cursor",
    "integer",
    "{ style: cursor, items: /items, position: at, next: /next }",
    "Number(positionValue)",
  ],
  ["link", "string", "{ style: link, items: /items, position: at }", 'readLinkedPage("at"'],
])(
  "pages by %s (%s) become an infinite query that compiles, whatever its parameters are called",
  async (_style, type, extension, expected) => {
    const workspace = await createWorkspace({ shop: document(parameter("at", type), extension) });
    await workspace.generate("shop");
    const names = ["operations", "query", "schema"].map((name) => `packages/shop/src/generated/${name}.ts`);
    const outputs = await Promise.all(
      names.map(async (path) => ({ path, text: await workspace.read(path) })),
    );
    expect(
      await typeCheck(
        workspace.root,
        [{ target: repositoryTarget("shop"), outputs }],
        `${workspace.root}/type-check`,
      ),
    ).toEqual([]);
    expect(outputs[1]?.text).toContain(expected);
  },
);

test("a safe operation with a body is a mutation: OPTIONS asks whether a file would be taken", () => {
  const content = {
    "application/json": { schema: { type: "object", properties: { size: { type: "integer" } } } },
  };
  const text = renderQuery("shop", {
    openapi: "3.1.0",
    paths: {
      "/files": {
        options: {
          operationId: "askFiles",
          requestBody: { content },
          responses: { "200": { description: "Yes." } },
        },
        get: { operationId: "listFiles", responses: { "200": { description: "Files." } } },
      },
    },
  });
  expect(text).toContain("export const askFilesMutation");
  expect(text).toContain("client.askFiles(body, options)");
  expect(text).not.toContain("askFilesQuery");
  expect(text).toContain("export const listFilesQuery");
});
