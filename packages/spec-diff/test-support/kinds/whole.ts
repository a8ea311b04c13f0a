import { type Kind, operation } from "./kind.js";

/** Operations, servers, security and webhooks. */
export const wholeKinds: readonly Kind[] = [
  [
    "an operation announced to go and gone in time",
    {
      paths:
        "{ /old: { get: { operationId: old, deprecated: true, x-sunset: '2026-06-30', responses: {} } } }",
    },
    {},
    "fix",
    /unless you still call `old`/,
  ],
  [
    "an operation gone before its day",
    {
      paths:
        "{ /old: { get: { operationId: old, deprecated: true, x-sunset: '2027-06-30', responses: {} } } }",
    },
    {},
    "breaking",
    /before 2027-06-30/,
  ],
  [
    "an operation deprecated, and gone without a day",
    { paths: "{ /old: { get: { operationId: old, deprecated: true, responses: {} } } }" },
    {},
    "breaking",
    /Stop calling `old`/,
  ],
  [
    "an earlier day",
    ...operation(
      "{ deprecated: true, x-sunset: '2027-06-30' }",
      "{ deprecated: true, x-sunset: '2027-01-31' }",
    ),
    "docs",
    /goes earlier.*by 2027-01-31/s,
  ],
  [
    "a day taken back",
    ...operation("{ deprecated: true, x-sunset: '2027-06-30' }", "{ deprecated: true }"),
    "docs",
    /no date says so/,
  ],
  ["no longer deprecated", ...operation("{ deprecated: true }", "{}"), "docs", /no longer deprecated/],
  ["tags of an operation", ...operation("{ tags: [a] }", "{ tags: [b] }"), "docs", /`tags` of addBook/],
  [
    "a slash at the end of a path",
    { paths: "{ /a: { get: { operationId: a, responses: {} } } }" },
    { paths: "{ /a/: { get: { operationId: a, responses: {} } } }" },
    "breaking",
    /\/a was renamed to \/a\//,
  ],
  [
    "a slash at the end of a server",
    {},
    { root: "{ servers: [{ url: 'https://shelf.example/' }] }" },
    "none",
  ],
  [
    "a server's variable",
    { root: "{ servers: [{ url: 'https://{v}.example', variables: { v: { default: a } } }] }" },
    { root: "{ servers: [{ url: 'https://{v}.example', variables: { v: { default: b } } }] }" },
    "breaking",
    /moved from/,
  ],
  ["security no longer asked for", {}, { operation: "{ security: [] }" }, "additive", /without a credential/],
  ["security asked for", { operation: "{ security: [] }" }, {}, "breaking", /Call with `key`/],
  ["security that may be left out", {}, { operation: "{ security: [{ key: [] }, {}] }" }, "additive"],
  [
    "a second credential asked for at once",
    { root: "{ security: [{ key: [] }] }" },
    { root: "{ security: [{ key: [], other: [] }] }" },
    "breaking",
    /`key` and `other`/,
  ],
  [
    "a scope asked for",
    { operation: "{ security: [{ key: [a] }] }" },
    { operation: "{ security: [{ key: [a, b] }] }" },
    "breaking",
  ],
  [
    "a scope no longer asked for",
    { operation: "{ security: [{ key: [a, b] }] }" },
    { operation: "{ security: [{ key: [a] }] }" },
    "additive",
  ],
  [
    "a webhook that came",
    {},
    {
      root: "{ webhooks: { lent: { post: { requestBody: { content: { application/json: { schema: { type: object } } } }, responses: {} } } } }",
    },
    "additive",
    /can be received now/,
  ],
  [
    "a webhook that went",
    {
      root: "{ webhooks: { lent: { post: { requestBody: { content: { application/json: { schema: { type: object } } } }, responses: {} } } } }",
    },
    {},
    "breaking",
    /no longer sends it/,
  ],
  [
    "a webhook's field that is new",
    {
      root: "{ webhooks: { lent: { post: { requestBody: { content: { application/json: { schema: { type: object, properties: { a: { type: string } } } } } }, responses: {} } } } }",
    },
    {
      root: "{ webhooks: { lent: { post: { requestBody: { content: { application/json: { schema: { type: object, properties: { a: { type: string }, b: { type: string } }, required: [b] } } } }, responses: {} } } } }",
    },
    "additive",
    /can be read now/,
  ],
  [
    "a callback that went",
    ...operation("{ callbacks: { done: { '{$request.body#/url}': { post: { responses: {} } } } } }", "{}"),
    "breaking",
    /callback/,
  ],
  [
    "a callback's body",
    ...operation(
      "{ callbacks: { done: { '{$request.body#/url}': { post: { requestBody: { content: { application/json: { schema: { type: string } } } }, responses: {} } } } } }",
      "{ callbacks: { done: { '{$request.body#/url}': { post: { requestBody: { content: { application/json: { schema: { type: [string, 'null'] } } } }, responses: {} } } } } }",
    ),
    "breaking",
    /Handle null/,
  ],
  ["the version of OpenAPI", { openapi: "3.0.3" }, { openapi: "3.1.1" }, "none"],
  ["the document's title", {}, { root: "{ info: { title: Shelves, version: 1.0.0 } }" }, "docs"],
  ["a day that is none", ...operation("{}", "{ deprecated: true, x-sunset: soon }"), "docs", /is no date/],
  ["pages that are described", ...operation("{}", "{ x-pagination: { style: page } }"), "additive"],
  ["pages that are no longer described", ...operation("{ x-pagination: { style: page } }", "{}"), "breaking"],
  [
    "a webhook that asks for an answer",
    { root: "{ webhooks: { lent: { post: { responses: { '200': { description: x } } } } } }" },
    {
      root: "{ webhooks: { lent: { post: { responses: { '200': { description: x, content: { application/json: { schema: { type: object } } } } } } } } }",
    },
    "breaking",
    /Answer with a body/,
  ],
  ["a tag of the document", {}, { root: "{ tags: [{ name: a }] }" }, "docs", /The tag `a` was added/],
  [
    "a link of an answer",
    { responses: "{ '404': { description: d } }" },
    { responses: "{ '404': { description: d, links: { a: { operationId: addBook } } } }" },
    "docs",
  ],
];
