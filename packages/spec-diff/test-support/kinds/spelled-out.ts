import { book, both, type Kind, operation, query, read, sent } from "./kind.js";

const form = (more: string): string =>
  `{ requestBody: { content: { multipart/form-data: { schema: ${book("a: { type: string }")}${more} } } } }`;

/** Defaults that are written out, containers that are empty, and other ways to say the same. */
export const spelledOutKinds: readonly Kind[] = [
  [
    "nullable: false",
    { openapi: "3.0.3", read: book("a: { type: string }") },
    { openapi: "3.0.3", read: book("a: { type: string, nullable: false }") },
    "none",
  ],
  [
    "deprecated: false on a field",
    ...read(book("a: { type: string }"), book("a: { type: string, deprecated: false }")),
    "none",
  ],
  ["deprecated: false on an operation", ...operation("{}", "{ deprecated: false }"), "none"],
  [
    "deprecated: false on a parameter",
    ...operation(query("schema: { type: string }"), query("deprecated: false, schema: { type: string }")),
    "none",
  ],
  [
    "readOnly: false and writeOnly: false",
    ...both(book("a: { type: string }"), book("a: { type: string, readOnly: false, writeOnly: false }")),
    "none",
  ],
  [
    "minItems: 0 and uniqueItems: false",
    ...sent(
      "{ type: array, items: { type: string } }",
      "{ type: array, items: { type: string }, minItems: 0, uniqueItems: false }",
    ),
    "none",
  ],
  [
    "an `if` without consequences",
    ...sent("{ type: string }", "{ type: string, if: { minLength: 3 } }"),
    "none",
  ],
  [
    "an encoding of a field that is not there",
    ...operation(form(""), form(", encoding: { b: { contentType: image/png } }")),
    "none",
  ],
  [
    "an encoding of JSON",
    ...operation(
      "{ requestBody: { content: { application/json: { schema: { type: object, properties: { a: { type: string } } } } } } }",
      "{ requestBody: { content: { application/json: { schema: { type: object, properties: { a: { type: string } } }, encoding: { a: { contentType: image/png } } } } } }",
    ),
    "none",
  ],
  [
    "a host in other letters, with its port",
    { root: "{ servers: [{ url: https://shelf.example/v1 }] }" },
    { root: "{ servers: [{ url: 'https://Shelf.example:443/v1/' }] }" },
    "none",
  ],
  [
    "`explode` where one value is written",
    ...operation(query("schema: { type: string }"), query("explode: false, schema: { type: string }")),
    "none",
  ],
  [
    "`explode` of a list in a header",
    ...operation(
      "{ parameters: [{ name: X-A, in: header, schema: { type: array } }] }",
      "{ parameters: [{ name: X-A, in: header, explode: true, schema: { type: array } }] }",
    ),
    "none",
  ],
  [
    "`allowReserved` of a number",
    ...operation(query("schema: { type: integer }"), query("allowReserved: true, schema: { type: integer }")),
    "none",
  ],
  ["minProperties: 0", ...sent("{ type: object }", "{ type: object, minProperties: 0 }"), "none"],
  [
    "empty properties and no required",
    ...sent("{ type: object }", "{ type: object, properties: {}, required: [] }"),
    "none",
  ],
  ["items of anything", ...sent("{ type: array }", "{ type: array, items: {} }"), "none"],
  [
    "additionalProperties of anything",
    ...sent("{ type: object }", "{ type: object, additionalProperties: {} }"),
    "none",
  ],
  [
    "minContains: 1",
    ...sent(
      "{ type: array, contains: { type: string } }",
      "{ type: array, contains: { type: string }, minContains: 1 }",
    ),
    "none",
  ],
  [
    "anyOf of types",
    ...sent("{ anyOf: [{ type: string }, { type: 'null' }] }", "{ type: [string, 'null'] }"),
    "none",
  ],
  ["a type list of one", ...sent("{ type: [string] }", "{ type: string }"), "none"],
  ["oneOf of one", ...read("{ oneOf: [{ type: string }] }", "{ type: string }"), "none"],
  [
    "a format of a type that it does not limit",
    ...read("{ type: string, minimum: 3 }", "{ type: string }"),
    "none",
  ],
  [
    "style: simple in a path",
    {
      paths:
        "{ '/a/{id}': { get: { operationId: a, parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: {} } } }",
    },
    {
      paths:
        "{ '/a/{id}': { get: { operationId: a, parameters: [{ name: id, in: path, required: true, style: simple, explode: false, schema: { type: string } }], responses: {} } } }",
    },
    "none",
  ],
  [
    "style: form in a cookie",
    ...operation(
      "{ parameters: [{ name: c, in: cookie, schema: { type: string } }] }",
      "{ parameters: [{ name: c, in: cookie, style: form, explode: true, schema: { type: string } }] }",
    ),
    "none",
  ],
  [
    "allowEmptyValue: false",
    ...operation(
      query("schema: { type: string }"),
      query("allowEmptyValue: false, schema: { type: string }"),
    ),
    "none",
  ],
  [
    "style and required of an answer's header",
    { responses: "{ '200': { description: x, headers: { X-A: { schema: { type: string } } } } }" },
    {
      responses:
        "{ '200': { description: x, headers: { X-A: { style: simple, explode: false, required: false, schema: { type: string } } } } }",
    },
    "none",
  ],
  [
    "an encoding's defaults",
    ...operation(
      form(""),
      form(
        ", encoding: { a: { contentType: text/plain, style: form, explode: true, allowReserved: false } }",
      ),
    ),
    "none",
  ],
  ["an empty encoding", ...operation(form(""), form(", encoding: {}")), "none"],
  [
    "empty headers, links and examples",
    { responses: "{ '200': { description: x } }" },
    { responses: "{ '200': { description: x, headers: {}, links: {} } }" },
    "none",
  ],
  ["an empty content", {}, { responses: "{ '200': { description: x, content: {} } }" }, "docs"],
  [
    "empty tags, callbacks and servers of an operation",
    ...operation("{}", "{ tags: [], callbacks: {}, servers: [] }"),
    "none",
  ],
  ["empty webhooks and tags of the document", {}, { root: "{ webhooks: {}, tags: [] }" }, "none"],
  ["no security at all, written out", { root: "{ security: [] }" }, { root: "{ security: [{}] }" }, "none"],
  [
    "credentials in another order",
    { root: "{ security: [{ a: [], b: [] }] }" },
    { root: "{ security: [{ b: [], a: [] }] }" },
    "none",
  ],
  ["the same value twice in an enum", ...sent("{ enum: [a, b] }", "{ enum: [b, a, a] }"), "none"],
  ["a discriminator's mapping written out", ...read("{ type: object }", "{ type: object }"), "none"],
];
