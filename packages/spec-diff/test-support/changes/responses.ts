import { append, remove, rename, set } from "@provider-clients-internal/test-support";
import { field, LIST, type Row, schema } from "./row.js";

const BODY = "Customer";

/** What callers read: wider is breaking, narrower asks nothing of them. */
export const RESPONSE_CHANGES: readonly Row[] = [
  {
    change: "an optional response field added",
    edits: [set(field(BODY, "nick"), { type: "string" })],
    expected: "additive",
  },
  {
    change: "an optional response field removed",
    edits: [remove(field(BODY, "email"))],
    expected: "breaking",
    at: field(BODY, "email"),
    says: /Stop reading/,
  },
  {
    change: "a required response field removed",
    edits: [remove(field(BODY, "status")), set(schema(BODY, "required"), ["id"])],
    expected: "breaking",
    at: field(BODY, "status"),
  },
  {
    change: "a response field renamed",
    edits: [rename(field(BODY, "balance"), "balances")],
    expected: "breaking",
    says: /Read `balances` in place of `balance`/,
  },
  {
    change: "a response field is always there",
    edits: [append(schema(BODY, "required"), "email")],
    expected: "fix",
  },
  {
    change: "a response field may be absent",
    edits: [set(schema(BODY, "required"), ["id"])],
    expected: "breaking",
    says: /without `status`/,
  },
  {
    change: "a response enum widened",
    edits: [append(field(BODY, "status", "enum"), "frozen")],
    expected: "additive",
    says: /values that you do not know/,
  },
  {
    change: "a response enum narrowed",
    edits: [set(field(BODY, "status", "enum"), ["active"])],
    expected: "fix",
  },
  { change: "a response enum opened", edits: [remove(field(BODY, "status", "enum"))], expected: "additive" },
  {
    change: "a response limit loosened",
    edits: [set(field(BODY, "score", "maximum"), 1000)],
    expected: "breaking",
  },
  {
    change: "a response limit tightened",
    edits: [set(field(BODY, "score", "maximum"), 10)],
    expected: "fix",
  },
  {
    change: "a response type changed",
    edits: [set(field(BODY, "score", "type"), "string")],
    expected: "breaking",
  },
  {
    change: "null added to a response field",
    edits: [set(field(BODY, "email", "type"), ["string", "null"])],
    expected: "breaking",
  },
  {
    change: "null removed from a response field",
    edits: [set(field(BODY, "name", "type"), "string")],
    expected: "fix",
  },
  {
    change: "a response's items changed",
    edits: [set(field(BODY, "aliases", "items"), { type: "integer" })],
    expected: "breaking",
  },
  {
    change: "a field of a nested answer removed",
    edits: [remove(field("Address", "city"))],
    expected: "breaking",
    at: field("Address", "city"),
  },
  {
    change: "a field of an inline answer removed",
    edits: [remove(`${LIST}/responses/200/content/application~1json/schema/properties/next`)],
    expected: "breaking",
    says: /next/,
  },
  {
    change: "a response field became writeOnly",
    edits: [set(field(BODY, "email", "writeOnly"), true)],
    expected: "breaking",
  },
  {
    change: "a response default changed",
    edits: [set(field(BODY, "email", "default"), "x")],
    expected: "fix",
  },
  {
    change: "an answer became one of two shapes",
    edits: [set(field(BODY, "address"), { oneOf: [{ $ref: schema("Address") }, { type: "string" }] })],
    expected: "breaking",
  },
  {
    change: "a fixed value changed",
    edits: [set(field(BODY, "object", "const"), "client")],
    expected: "breaking",
  },
  {
    change: "a field of a webhook removed",
    edits: [remove(field("Change", "origin"))],
    expected: "breaking",
    at: field("Change", "origin"),
    says: /Stop reading/,
  },
  {
    change: "a field of a webhook is always there",
    edits: [append(schema("Change", "required"), "origin")],
    expected: "fix",
  },
  {
    change: "a webhook's values widened",
    edits: [append(field("Change", "reason", "enum"), "merged")],
    expected: "additive",
  },
  {
    change: "a schema used both ways gains null",
    edits: [
      set(field("CreateCustomerRequest", "address"), { $ref: schema("Address") }),
      set(field("Address", "city", "type"), ["string", "null"]),
    ],
    expected: "breaking",
    at: field("Address", "city", "type"),
  },
];
