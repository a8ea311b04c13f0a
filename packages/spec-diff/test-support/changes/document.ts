import {
  append,
  moveBehindReference,
  remove,
  rename,
  replaceText,
  reverse,
  set,
} from "@provider-clients-internal/test-support";
import { CREATE, field, LIST, type Row, schema, UPDATE } from "./row.js";

/** Servers, credentials and the extensions that are data for the client. */
export const ACCESS_CHANGES: readonly Row[] = [
  {
    change: "a server moved",
    edits: [set("#/servers/0/url", "https://test.acme.example")],
    expected: "breaking",
    says: /calls go to the new one/,
  },
  {
    change: "an environment renamed",
    edits: [set("#/servers/0/x-environment", "test")],
    expected: "breaking",
    says: /environment "sandbox" was renamed to "test"/,
  },
  { change: "an environment removed", edits: [remove("#/servers/0")], expected: "breaking", says: /baseUrl/ },
  {
    change: "an environment added",
    edits: [append("#/servers", { url: "https://eu.acme.example", "x-environment": "eu" })],
    expected: "additive",
  },
  {
    change: "an alternative credential removed",
    rows: 2,
    edits: [remove("#/security/1"), remove("#/components/securitySchemes/bearer")],
    expected: "breaking",
  },
  {
    change: "an alternative credential added",
    rows: 2,
    edits: [
      set("#/components/securitySchemes/token", { type: "apiKey", in: "header", name: "X-Token" }),
      append("#/security", { token: [] }),
    ],
    expected: "additive",
  },
  {
    change: "a credential travels in another header",
    edits: [set("#/components/securitySchemes/apiKey/name", "Authorization")],
    expected: "breaking",
  },
  {
    change: "a credential renamed",
    edits: [replaceText('"apiKey":', '"key":')],
    expected: "breaking",
    says: /credential `apiKey` was renamed to `key`/,
  },
  {
    change: "an operation asks for one credential only",
    edits: [set(`${UPDATE}/security`, [{ bearer: [] }])],
    expected: "breaking",
  },
  {
    change: "a failure is told by another field",
    edits: [set("#/x-failure-envelope/property", "success")],
    expected: "breaking",
  },
  {
    change: "the idempotency key gone",
    edits: [remove(`${CREATE}/x-idempotency-key`)],
    expected: "breaking",
  },
  { change: "an operation may be sent again", edits: [set(`${UPDATE}/x-idempotent`, true)], expected: "fix" },
  {
    change: "a field marked sensitive",
    edits: [set(field("Customer", "email", "x-sensitive"), true)],
    expected: "fix",
  },
];

/** The same document written another way. */
export const FORM_CHANGES: readonly Row[] = [
  { change: "nothing", edits: [], expected: "none" },
  {
    change: "a parameter moved behind $ref",
    edits: [moveBehindReference(`${LIST}/parameters/0`, "#/components/parameters/Limit")],
    expected: "none",
    says: /mean the same/,
  },
  {
    change: "an answer moved behind $ref",
    edits: [moveBehindReference(`${CREATE}/responses/404`, "#/components/responses/NotFound")],
    expected: "none",
  },
  {
    change: "a schema moved behind $ref: a further exported type",
    edits: [moveBehindReference(field("CreateCustomerRequest", "name"), schema("Name"))],
    expected: "additive",
    at: schema("Name"),
  },
  {
    change: "$ref written as allOf",
    edits: [set(field("Customer", "address"), { allOf: [{ $ref: schema("Address") }] })],
    expected: "none",
  },
  {
    change: "null written as oneOf",
    edits: [set(field("Customer", "name"), { oneOf: [{ type: "string" }, { type: "null" }] })],
    expected: "none",
  },
  {
    change: "a fixed value written as an enum of one",
    edits: [set(field("Customer", "object"), { enum: ["customer"] })],
    expected: "none",
  },
  {
    change: "properties, required, enums and paths reordered",
    edits: [
      reverse(schema("Customer", "properties")),
      reverse(schema("Customer", "required")),
      reverse(field("Customer", "status", "enum")),
      reverse("#/paths"),
      reverse("#/components/schemas"),
      reverse(`${LIST}/parameters`),
    ],
    expected: "none",
  },
  {
    change: "a path's parameters written at its operation",
    edits: [
      remove("#/paths/~1customers~1{id}/parameters"),
      set(`${UPDATE}/parameters`, [{ $ref: "#/components/parameters/CustomerId" }]),
    ],
    expected: "none",
  },
  {
    change: "an operation repeats the document's security",
    edits: [set(`${UPDATE}/security`, [{ apiKey: [] }, { bearer: [] }])],
    expected: "none",
  },
  {
    change: "an exported type renamed",
    edits: [
      rename(schema("Address"), "PostalAddress"),
      replaceText('schemas/Address"', 'schemas/PostalAddress"'),
    ],
    expected: "breaking",
    says: /Import the type PostalAddress in place of Address/,
  },
  {
    change: "an unused schema added",
    edits: [set(schema("Lone"), { type: "object" })],
    expected: "additive",
  },
];

/** Words only. */
export const WORD_CHANGES: readonly Row[] = [
  {
    change: "a field's description changed",
    edits: [set(field("Customer", "email", "description"), "Where mail goes.")],
    expected: "docs",
  },
  {
    change: "an operation's summary changed",
    edits: [set(`${LIST}/summary`, "All customers.")],
    expected: "docs",
  },
  {
    change: "an example changed",
    edits: [set(`${CREATE}/requestBody/content/application~1json/examples/plain/value/name`, "Joe")],
    expected: "docs",
  },
  {
    change: "a field's example added",
    edits: [set(field("Customer", "email", "examples"), ["a@example.com"])],
    expected: "docs",
  },
  {
    change: "a tag's description changed",
    edits: [set("#/tags/0/description", "Who pays.")],
    expected: "docs",
  },
  { change: "the document's version", edits: [set("#/info/version", "0.2.0")], expected: "docs" },
  { change: "the provider's title", edits: [set("#/x-provider/title", "ACME")], expected: "docs" },
];
