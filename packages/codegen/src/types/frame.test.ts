import type { JsonObject } from "@provider-clients/openapi";
import ts from "typescript";
import { expect, test } from "vitest";
import { printFrame } from "./frame.js";

const text = { schema: { type: "string" } };

const print = (operation: JsonObject, components: JsonObject = {}): string =>
  printFrame({ openapi: "3.1.0", paths: { "/a": { get: operation } }, components }, () =>
    ts.factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
  );

// openapi-typescript reads `title` and `summary` of any object for its comments, and calls text functions on them.
test.each([[5], [true], [{}], [["a"]]])(
  "a title or summary where OpenAPI has none may be anything: %j",
  (value) => {
    const unknown = { title: value, default: value };
    const parameter = { name: "p", in: "query", summary: value, ...unknown, ...text };
    const printed = print({
      ...unknown,
      parameters: [parameter],
      responses: { 200: { description: "", ...unknown } },
    });
    expect(printed).toContain("p?: string");
    expect(printed).not.toContain("@default");
  },
);

test("what is named like a part that gets no type gets its type", () => {
  const headers = { links: text, encoding: text, callbacks: text };
  const printed = print(
    { responses: { 200: { description: "", headers } } },
    { responses: { securitySchemes: { description: "", content: { "text/plain": text } } } },
  );
  for (const name of Object.keys(headers)) expect(printed).toContain(`${name}?: string`);
  expect(printed).toContain("securitySchemes: {");
});
