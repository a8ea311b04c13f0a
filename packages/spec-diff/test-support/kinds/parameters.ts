import { type Kind, operation, query } from "./kind.js";

const places = (path: string) =>
  `{ '/x/${path}': { get: { operationId: g, parameters: [${["a", "b"].map((name) => `{ name: ${name}, in: path, required: true, schema: { type: string } }`).join(", ")}], responses: {} } } }`;

/** Parameters of operations. */
export const parametersKinds: readonly Kind[] = [
  [
    "a parameter that may be sent",
    ...operation("{}", query("schema: { type: string }")),
    "additive",
    /can be sent now/,
  ],
  [
    "a parameter that moved",
    ...operation(
      query("schema: { type: string }"),
      "{ parameters: [{ name: q, in: header, schema: { type: string } }] }",
    ),
    "breaking",
    /moved from the query to the header/,
  ],
  [
    "a header in other letters",
    ...operation(
      "{ parameters: [{ name: X-A, in: header, schema: { type: string } }] }",
      "{ parameters: [{ name: x-a, in: header, schema: { type: string } }] }",
    ),
    "fix",
    /is written `x-a` now/,
  ],
  [
    "a required header in other letters",
    ...operation(
      "{ parameters: [{ name: X-A, in: header, required: true, schema: { type: string } }] }",
      "{ parameters: [{ name: x-a, in: header, required: true, schema: { type: string } }] }",
    ),
    "breaking",
    /renamed to `x-a`/,
  ],
  [
    "a parameter no longer required",
    ...operation(query("required: true, schema: { type: string }"), query("schema: { type: string }")),
    "additive",
    /became optional/,
  ],
  [
    "a parameter's values",
    ...operation(query("schema: { type: string }"), query("schema: { type: string, enum: [a] }")),
    "breaking",
  ],
  [
    "a parameter's length",
    ...operation(
      query("schema: { type: string, maxLength: 9 }"),
      query("schema: { type: string, maxLength: 5 }"),
    ),
    "breaking",
  ],
  [
    "a parameter's type widened",
    ...operation(query("schema: { type: integer }"), query("schema: { type: number }")),
    "additive",
  ],
  [
    "a parameter's items",
    ...operation(
      query("schema: { type: array, items: { type: string } }"),
      query("schema: { type: array, items: { type: string, maxLength: 3 } }"),
    ),
    "breaking",
  ],
  [
    "a parameter as JSON",
    ...operation(
      query("schema: { type: object }"),
      query("content: { application/json: { schema: { type: object } } }"),
    ),
    "breaking",
    /written another way/,
  ],
  [
    "a style",
    ...operation(
      query("schema: { type: array, items: { type: string } }"),
      query("style: pipeDelimited, schema: { type: array, items: { type: string } }"),
    ),
    "breaking",
    /`style`/,
  ],
  [
    "a parameter deprecated",
    ...operation(query("schema: { type: string }"), query("deprecated: true, schema: { type: string }")),
    "docs",
    /is deprecated/,
  ],
  [
    "a parameter announced to go and gone in time",
    ...operation(query("deprecated: true, x-sunset: '2026-06-30', schema: { type: string }"), "{}"),
    "fix",
    /after 2026-06-30/,
  ],
  [
    "a parameter's default removed",
    ...operation(query("schema: { type: string, default: x }"), query("schema: { type: string }")),
    "breaking",
    /Send `"x"` yourself/,
  ],
  [
    "a parameter of the path moved to its operation",
    {
      paths:
        "{ /a: { parameters: [{ name: q, in: query, schema: { type: string } }], get: { operationId: a, responses: {} } } }",
    },
    {
      paths:
        "{ /a: { get: { operationId: a, parameters: [{ name: q, in: query, schema: { type: string } }], responses: {} } } }",
    },
    "none",
  ],
  [
    "a parameter of the path that its operation overrides",
    {
      paths:
        "{ /a: { parameters: [{ name: q, in: query, schema: { type: integer } }], get: { operationId: a, parameters: [{ name: q, in: query, schema: { type: string } }], responses: {} } } }",
    },
    {
      paths:
        "{ /a: { get: { operationId: a, parameters: [{ name: q, in: query, schema: { type: string } }], responses: {} } } }",
    },
    "none",
  ],
  ["an empty list of parameters", ...operation("{}", "{ parameters: [] }"), "none"],
  [
    "headers that the media types say",
    ...operation(
      "{}",
      "{ parameters: [{ name: Accept, in: header, required: true, schema: { type: string } }] }",
    ),
    "none",
  ],
  [
    "an empty value admitted",
    ...operation(query("schema: { type: string }"), query("allowEmptyValue: true, schema: { type: string }")),
    "additive",
  ],
  [
    "names that change places in a path",
    { paths: places("{a}/{b}") },
    { paths: places("{b}/{a}") },
    "breaking",
    /path parameter `a` was renamed to `b`/,
  ],
];
