import { checkSpec, EXTENSIONS, parseSpec, SpecError } from "@provider-clients/openapi";
import { expect, test } from "vitest";
import { readFixture } from "../test-support/workspace.js";

const shop = await readFixture("shop/openapi.yaml");

/** The lines that a document is refused with. */
const refusals = (text: string): readonly string[] => {
  try {
    checkSpec(parseSpec("shop", "specs/shop/openapi.yaml", text));
    return [];
  } catch (error) {
    if (error instanceof SpecError) return error.message.split("\n");
    throw error;
  }
};

const withoutPlace = (line: string): string => line.replace(/^specs\/shop\/openapi\.yaml:\d+(: )?\s*/, "");

const edit = (search: string, replacement: string): string => {
  expect(shop).toContain(search);
  return shop.replace(search, replacement);
};

test("accepts the fixture", () => expect(refusals(shop)).toEqual([]));

test.each<[what: string, text: string, line: string]>([
  [
    "invalid YAML",
    "openapi: 3.1.0\npaths: [",
    "invalid YAML at column 9: Flow sequence in block collection must be sufficiently indented and end with a ]. Correct the line.",
  ],
  [
    "a path written twice",
    edit("  /ping:", "  /orders:"),
    "the same key stands here a second time (a path, a status or a field written twice). Remove or rename one.",
  ],
  [
    "an alias inside of what it stands for",
    "openapi: 3.1.1\na: &a\n  b: [*a]\n",
    "`*a` is inside its own anchor. Write the value in full.",
  ],
  [
    "an alias of nothing",
    "openapi: 3.1.1\na: *b\nb: &b 1\n",
    "`*b` has no anchor `&b` before it. Add one, or correct the name.",
  ],
  [
    "aliases of aliases of aliases",
    [
      "openapi: 3.1.1",
      "a: &a [x]",
      ..."bcdefg".split("").map((name, index) => {
        const inner = "abcdef"[index];
        return `${name}: &${name} [${Array(10).fill(`*${inner}`).join(", ")}]`;
      }),
    ].join("\n"),
    "specs/shop/openapi.yaml: the aliases expand to too much data. Write the values out.",
  ],
  [
    "a style that OpenAPI does not have",
    edit("in: query", "in: query, style: comma"),
    '#/paths/~1orders/get/parameters/0/style: this is "comma". Write one of matrix, label, simple, form, spaceDelimited, pipeDelimited, deepObject, cookie.',
  ],
  ["text", "hello", 'this is not an OpenAPI document, it is "hello". Start the file with `openapi: 3.1.1`.'],
  [
    "another document",
    "name: x\n",
    "this is not an OpenAPI document: it has no `openapi` key. Start the file with `openapi: 3.1.1`.",
  ],
  [
    "Swagger",
    'swagger: "2.0"\n',
    "Swagger 2.0 is not supported. Convert it to OpenAPI 3.1, for example with `npx swagger2openapi`.",
  ],
  [
    "a version to come",
    "openapi: 4.0.0\n",
    "OpenAPI 4.0.0 is not supported. Write a 3.0, 3.1 or 3.2 document, its version in full (3.1.1).",
  ],
  [
    "the schema of an answer where Swagger 2.0 has it",
    edit(
      "  /ping:",
      "  /pong: { get: { operationId: pong, responses: { '200': { description: It., schema: {} } } } }\n  /ping:",
    ),
    "#/paths/~1pong/get/responses/200/schema: since OpenAPI 3.0, the schema of a response is in `content`. Write `content: { application/json: { schema: … } }`.",
  ],
  [
    "a path with a query",
    edit("  /ping:", '  "/ping?kind=x#y":'),
    '#/paths/~1ping?kind=x#y/get: the path "/ping?kind=x#y" has a query. Describe what follows the question mark as parameters with `in: query`.',
  ],
  [
    "a path that differs in its placeholder only",
    edit("  /ping:", '  "/orders/{a}/lines/{b}":'),
    '#/paths/~1orders~1{a}~1lines~1{b}/get: the path "/orders/{a}/lines/{b}" is the same as "/orders/{orderId}/lines/{line-no}" except for the names in braces, and both have a GET. Merge the two.',
  ],
  [
    "an operation with nothing in it",
    edit("  /ping:\n    get:", "  /pong:\n    get:\n  /ping:\n    get:"),
    "#/paths/~1pong/get: this is empty. Write a mapping.",
  ],
  [
    "a summary that is no text",
    edit("summary: Wakes the shop up.", "summary: [ping]"),
    "#/paths/~1ping/get/summary: this is a list. Write a string.",
  ],
  [
    "a parameter without a name",
    edit("      operationId: ping\n", "      operationId: ping\n      parameters: [{ in: query }]\n"),
    "#/paths/~1ping/get/parameters/0: `name` is missing. Add it.",
  ],
  [
    "a reference to the whole document",
    edit('items: { $ref: "#/components/schemas/Order" }', 'items: { $ref: "#" }'),
    '#/paths/~1orders/get/responses/200/content/application~1json/schema/items: $ref "#" is the whole document. Write a pointer such as "#/components/schemas/Name".',
  ],
  [
    "an operation without an id",
    edit("      operationId: ping\n", ""),
    "#/paths/~1ping/get: the operation has no operationId. Add one: verb and noun in camelCase, such as updateCustomer.",
  ],
  [
    "an id with a hash sign",
    edit("operationId: ping", 'operationId: "shop#ping"'),
    '#/paths/~1ping/get/operationId: openapi-typescript cannot name the operationId "shop#ping". Write it in camelCase.',
  ],
  [
    "an id used twice",
    edit("operationId: ping", "operationId: createOrder"),
    '#/paths/~1ping/get/operationId: the operationId "createOrder" is already used by POST /orders, line 45. Give each operation its own.',
  ],
  [
    "a reference to nowhere",
    edit(
      'schema: { $ref: "#/components/schemas/Order" } } }\n        "202"',
      'schema: { $ref: "#/components/schemas/Ordr" } } }\n        "202"',
    ),
    '#/paths/~1orders/post/responses/201/content/application~1json/schema: $ref "#/components/schemas/Ordr" leads nowhere. Did you mean "Order"? Add the target, or correct the name.',
  ],
  [
    "a reference into another file",
    edit('items: { $ref: "#/components/schemas/Order" }', 'items: { $ref: "order.yaml" }'),
    '#/paths/~1orders/get/responses/200/content/application~1json/schema/items: $ref "order.yaml" leads nowhere: specs/shop/order.yaml: only this one file is read here. Write the part into it.',
  ],
  [
    "an extension that is misspelt",
    edit("x-idempotent: false", "x-idempotnet: false"),
    `#/paths/~1ping/get/x-idempotnet: "x-idempotnet" is not a known extension. Did you mean "x-idempotent"? Known: ${Object.keys(EXTENSIONS).join(", ")}.`,
  ],
  [
    "an extension with a value it cannot have",
    edit("x-idempotent: false", 'x-idempotent: "no"'),
    '#/paths/~1ping/get/x-idempotent: "x-idempotent" is "no". Write true or false.',
  ],
  [
    "an extension in the wrong place",
    edit("openapi: 3.1.0", "openapi: 3.1.0\nx-idempotent: true"),
    '#/x-idempotent: "x-idempotent" means nothing here. Move it to an operation.',
  ],
  [
    "an unsafe read that does not say whether it may be repeated",
    edit("      x-idempotent: false\n", ""),
    "#/paths/~1ping/get/x-safe: the operation changes state: say with `x-idempotent` whether it may be sent again.",
  ],
  [
    "an idempotency key in a header that is not declared",
    edit("header: Idempotency-Key,", "header: Key,"),
    '#/paths/~1orders/post/x-idempotency-key: the header "Key" is not declared. Add it as a header parameter.',
  ],
  [
    "a list whose position is not declared",
    edit(
      "      operationId: ping\n",
      "      operationId: ping\n      x-pagination: { style: page, items: /data, position: page }\n",
    ),
    '#/paths/~1ping/get/x-pagination: "page" is not a query parameter of the operation. Correct the name.',
  ],
  [
    "another provider's name",
    edit("name: shop", "name: store"),
    '#/x-provider/name: "x-provider" names "store", but this provider is called "shop" here. Use one name.',
  ],
  [
    "a placeholder that is not declared",
    edit("name: orderId", "name: orderID"),
    "#/paths/~1orders~1{orderId}~1lines~1{line-no}/get: {orderId} in the path has no parameter. Declare it with `in: path`, `required: true`.",
  ],
  [
    "an operation without a success",
    edit('        "204": { description: Removed. }\n', ""),
    "#/paths/~1orders~1{orderId}~1lines~1{line-no}/delete/responses: no success is documented. Add a response for 2XX, or for the exact status where it is known.",
  ],
  [
    "a type that does not exist",
    edit("id: { type: string }", "id: { type: text }"),
    '#/components/schemas/Order/properties/id: `type` is "text". Write string.',
  ],
  [
    "a boolean required",
    edit("id: { type: string }", "id: { type: string, required: true }"),
    "#/components/schemas/Order/properties/id: `required` is true. Write the names of required properties as a list, in the schema of the object.",
  ],
  [
    "a pattern that does not compile",
    edit("id: { type: string }", 'id: { type: string, pattern: "(?i)x" }'),
    '#/components/schemas/Order/properties/id/pattern: the pattern "(?i)x" is not a regular expression of ECMA-262 and is ignored. Correct it.',
  ],
  [
    "a status in lower case",
    edit('        "204": { description: Removed. }', "        2xx: { description: Removed. }"),
    '#/paths/~1orders~1{orderId}~1lines~1{line-no}/delete/responses/2xx: "2xx" is not a status. Write "2XX".',
  ],
  [
    "a flag where OpenAPI 3.1 has the limit itself",
    edit("id: { type: string }", "id: { type: number, minimum: 5, exclusiveMinimum: true }"),
    "#/components/schemas/Order/properties/id: `exclusiveMinimum` is true. It is the limit itself since OpenAPI 3.1: write `exclusiveMinimum: 5` and no `minimum`.",
  ],
  [
    "a misspelt field",
    edit("summary: Wakes the shop up.", "sumary: Wakes the shop up."),
    '#/paths/~1ping/get/sumary: `sumary` is not a field of OpenAPI\'s operation object. Did you mean "summary"? Correct it.',
  ],
  [
    "a reference to something of another kind",
    edit(
      'items: { $ref: "#/components/schemas/Order" }',
      'items: { $ref: "#/components/securitySchemes/apiKey" }',
    ),
    '#/paths/~1orders/get/responses/200/content/application~1json/schema/items: $ref "#/components/securitySchemes/apiKey" leads to a SecurityScheme where a Schema is expected. Correct the reference.',
  ],
  [
    "a server without a name",
    edit("\n    x-environment: production", ""),
    "#/servers/1: the server has no name. Add `x-environment`, such as sandbox.",
  ],
  [
    "a server that is not https",
    edit("url: https://shop", "url: http://shop"),
    '#/servers/1/url: the server\'s url "http://shop.example/v1" is not https. Credentials are sent there.',
  ],
  [
    "a credential that a client cannot send",
    edit("type: apiKey, in: header, name: X-Key", "type: mutualTLS"),
    '#/components/securitySchemes/apiKey: a credential of type "mutualTLS" is not supported. Use an apiKey, http basic or bearer, or oauth2.',
  ],
  [
    "a credential that answers a challenge",
    edit("type: apiKey, in: header, name: X-Key", "type: http, scheme: Digest"),
    '#/components/securitySchemes/apiKey: a credential of type "http Digest" is not supported. Use an apiKey, http basic or bearer, or oauth2.',
  ],
])("refuses %s", (_, text, message) => {
  expect(refusals(text).map(withoutPlace)).toContain(message);
});

test.each<[what: string, text: string, place: string, onThatLine: string]>([
  [
    "a key",
    edit("x-idempotent: false", "x-idempotent: 0"),
    "#/paths/~1ping/get/x-idempotent",
    "x-idempotent: 0",
  ],
  [
    "a list's item",
    edit("\n    x-environment: production", ""),
    "#/servers/1",
    "- url: https://shop.example/v1",
  ],
  ["the mapping that lacks something", edit("      operationId: ping\n", ""), "#/paths/~1ping/get", "get:"],
  ["bad syntax", "openapi: 3.1.0\npaths: [", "", "paths: ["],
])("says the line and the pointer of %s", (_, text, place, onThatLine) => {
  const [refusal = ""] = refusals(text);
  const [, line = "0", pointer = ""] = /^specs\/shop\/openapi\.yaml:(\d+)(?: (#\S*))?: /.exec(refusal) ?? [];
  expect(pointer).toBe(place);
  expect(text.split("\n")[Number(line) - 1]?.trim()).toBe(onThatLine);
});

test("a scheme of HTTP may be the provider's own: the caller makes its credential", () => {
  expect(refusals(edit("type: apiKey, in: header, name: X-Key", "type: http, scheme: acme-hmac"))).toEqual(
    [],
  );
});

test("a header may have the name of an extension, as banks name `x-idempotency-key`", () => {
  const text = edit(
    "components:\n",
    "components:\n  parameters:\n    x-idempotency-key: { name: x-idempotency-key, in: header, schema: { type: string } }\n",
  );
  expect(refusals(text)).toEqual([]);
});

test("ignores what looks like a reference or an extension inside examples, defaults and names", () => {
  const text = edit(
    "id: { type: string }",
    'id: { type: string, default: { $ref: "#/nowhere", x-y: 1 }, example: { $ref: "#/nowhere" } }\n        $ref: { type: string }\n        x-size: { type: string }',
  );
  expect(refusals(text)).toEqual([]);
});
