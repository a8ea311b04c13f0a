import { append, remove, rename, set } from "@provider-clients-internal/test-support";
import { field, type Row, schema } from "./row.js";

const BODY = "CreateCustomerRequest";

/** What callers send: narrower is breaking, wider is additive. */
export const REQUEST_CHANGES: readonly Row[] = [
  {
    change: "an optional request field added",
    edits: [set(field(BODY, "nick"), { type: "string" })],
    expected: "additive",
    at: field(BODY, "nick"),
  },
  {
    change: "a required request field added",
    edits: [set(field(BODY, "nick"), { type: "string" }), append(schema(BODY, "required"), "nick")],
    expected: "breaking",
    at: field(BODY, "nick"),
    says: /Send `nick` in every call/,
  },
  {
    change: "a request field became required",
    edits: [append(schema(BODY, "required"), "name")],
    expected: "breaking",
    says: /Request.name became required/,
  },
  {
    change: "a request field became optional",
    edits: [set(schema(BODY, "required"), ["kind"])],
    expected: "additive",
    says: /Request.email became optional/,
  },
  {
    change: "an optional request field removed",
    edits: [remove(field(BODY, "name"))],
    expected: "breaking",
    at: field(BODY, "name"),
    says: /Stop sending/,
  },
  {
    change: "a required request field removed",
    edits: [remove(field(BODY, "email")), set(schema(BODY, "required"), ["kind"])],
    expected: "breaking",
    says: /Stop sending/,
  },
  {
    change: "a request field renamed",
    edits: [rename(field(BODY, "name"), "fullName")],
    expected: "breaking",
    says: /renamed to.*Send `fullName` in place of `name`/s,
  },
  {
    change: "a required request field renamed",
    edits: [rename(field(BODY, "kind"), "type"), set(schema(BODY, "required"), ["email", "type"])],
    expected: "breaking",
    says: /Send `type` in place of `kind`/,
  },
  {
    change: "a request enum narrowed",
    edits: [set(field(BODY, "kind", "enum"), ["person"])],
    expected: "breaking",
    says: /Stop sending `"company"`/,
  },
  {
    change: "a request enum widened",
    edits: [append(field(BODY, "kind", "enum"), "trust")],
    expected: "additive",
  },
  {
    change: "a request field limited to a list",
    edits: [set(field(BODY, "language", "enum"), ["en", "de"])],
    expected: "breaking",
  },
  { change: "a request enum opened", edits: [remove(field(BODY, "kind", "enum"))], expected: "additive" },
  {
    change: "a request length tightened",
    edits: [set(field(BODY, "name", "maxLength"), 20)],
    expected: "breaking",
    says: /`maxLength: 20`/,
  },
  {
    change: "a request length loosened",
    edits: [set(field(BODY, "name", "maxLength"), 80)],
    expected: "additive",
  },
  {
    change: "a request length limited",
    edits: [set(field(BODY, "code", "maxLength"), 8)],
    expected: "breaking",
  },
  {
    change: "a request pattern added",
    edits: [set(field(BODY, "name", "pattern"), "^[A-Z]")],
    expected: "breaking",
  },
  {
    change: "a request pattern changed",
    edits: [set(field(BODY, "code", "pattern"), "^[a-f]+$")],
    expected: "breaking",
  },
  {
    change: "a request pattern removed",
    edits: [remove(field(BODY, "code", "pattern"))],
    expected: "additive",
  },
  {
    change: "a request format added",
    edits: [set(field(BODY, "code", "format"), "uuid")],
    expected: "breaking",
  },
  {
    change: "a request format removed",
    edits: [remove(field(BODY, "email", "format"))],
    expected: "additive",
  },
  {
    change: "a request range tightened",
    edits: [set(field(BODY, "score", "maximum"), 10)],
    expected: "breaking",
  },
  {
    change: "a request range loosened",
    edits: [set(field(BODY, "score", "minimum"), -10)],
    expected: "additive",
  },
  {
    change: "a request list shortened",
    edits: [set(field(BODY, "tags", "maxItems"), 3)],
    expected: "breaking",
  },
  {
    change: "a request type changed",
    edits: [set(field(BODY, "score", "type"), "string")],
    expected: "breaking",
  },
  {
    change: "a request type widened from integer to number",
    edits: [set(field(BODY, "score", "type"), "number")],
    expected: "additive",
  },
  {
    change: "a request's items changed",
    edits: [set(field(BODY, "tags", "items"), { type: "integer" })],
    expected: "breaking",
  },
  {
    change: "null added to a request field",
    edits: [set(field(BODY, "name", "type"), ["string", "null"])],
    expected: "additive",
  },
  {
    change: "null removed from a request field",
    edits: [set(field(BODY, "note", "type"), "string")],
    expected: "breaking",
  },
  {
    change: "a request default changed",
    edits: [set(field(BODY, "language", "default"), "de")],
    expected: "breaking",
    says: /Send `"en"` yourself/,
  },
  {
    change: "a request default removed",
    edits: [remove(field(BODY, "language", "default"))],
    expected: "breaking",
  },
  {
    change: "a request default documented",
    edits: [set(field(BODY, "code", "default"), "x")],
    expected: "fix",
  },
  {
    change: "a request field became readOnly",
    edits: [set(field(BODY, "name", "readOnly"), true)],
    expected: "breaking",
    says: /only the provider sets it/,
  },
  {
    change: "unknown request fields refused",
    edits: [set(schema(BODY, "additionalProperties"), false)],
    expected: "breaking",
  },
  {
    change: "a request needs at least one field",
    edits: [set(schema("UpdateCustomerRequest", "minProperties"), 1)],
    expected: "breaking",
  },
  {
    change: "a field of a nested request removed",
    edits: [remove(field("AddressInput", "city"))],
    expected: "breaking",
    at: field("AddressInput", "city"),
  },
];
