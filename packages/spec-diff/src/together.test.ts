import { parseSpec } from "@provider-clients/openapi";
import {
  append,
  baseSpec,
  type Draft,
  type Edit,
  remove,
  rename,
  set,
} from "@provider-clients-internal/test-support";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { CREATE, field, schema, UPDATE } from "../test-support/changes/row.js";
import { documentOf } from "../test-support/documents.js";
import { compareDocuments } from "./compare-documents.js";

const compare = async (...edits: readonly Edit[]) => {
  const document: Draft = parse(baseSpec);
  for (const edit of edits) edit(document);
  const spec = (text: string) => parseSpec("acme", "specs/acme/openapi.yaml", text);
  return await compareDocuments(spec(baseSpec), spec(JSON.stringify(document)));
};

const patience = { timeout: 60_000 };

test("tells several changes of one schema apart, the strictest first", patience, async () => {
  const { changes } = await compare(
    remove(field("Customer", "email")),
    set(field("Customer", "nick"), { type: "string" }),
    append(field("Customer", "status", "enum"), "frozen"),
    set(field("Customer", "balance", "description"), "What is owed."),
  );
  expect(changes.map((change) => [change.class, change.pointer])).toEqual([
    ["breaking", field("Customer", "email")],
    ["additive", expect.stringMatching(/nick|enum/)],
    ["additive", expect.stringMatching(/nick|enum/)],
    ["docs", field("Customer", "balance", "description")],
  ]);
});

test("names the operations that a change touches", patience, async () => {
  const { changes } = await compare(
    set(field("CreateCustomerRequest", "name", "maxLength"), 10),
    remove(UPDATE),
  );
  const touched = changes.filter((change) => change.class === "breaking").map(({ operations }) => operations);
  expect(touched).toEqual(expect.arrayContaining([["createCustomer"], ["updateCustomer"]]));
});

test("a renamed operation whose answer changed too is both", patience, async () => {
  const { changes } = await compare(
    set(`${CREATE}/operationId`, "addCustomer"),
    remove(field("Customer", "email")),
  );
  expect(changes.filter((change) => change.class === "breaking").map(({ what }) => what)).toEqual(
    expect.arrayContaining([
      "The operation `createCustomer` was renamed to `addCustomer`.",
      "Customer.email was removed.",
    ]),
  );
});

test("two plain fields that come and go are no rename", patience, async () => {
  const { changes } = await compare(
    remove(field("AddressInput", "city")),
    set(field("AddressInput", "floor"), { type: "string" }),
  );
  expect(changes.map(({ class: verdict, what }) => `${verdict} ${what}`)).toEqual([
    "breaking AddressInput.city was removed.",
    "additive AddressInput.floor was added.",
  ]);
});

test("a field put into a shared part is no change", patience, async () => {
  const { changes, notes } = await compare(
    set(schema("AddressInput"), {
      allOf: [
        { type: "object", properties: { street: { type: "string" } } },
        { type: "object", properties: { city: { type: "string" } } },
      ],
    }),
  );
  expect(changes).toEqual([]);
  expect(notes.join()).toContain("mean the same");
});

test("the base's own way of writing does not matter", patience, async () => {
  const written = baseSpec
    .replace("openapi: 3.1.0", "openapi: 3.0.3")
    .replace('note: { type: [string, "null"] }', "note: { type: string, nullable: true }");
  const spec = (text: string) => parseSpec("acme", "specs/acme/openapi.yaml", text);
  const diff = await compareDocuments(spec(written), spec(baseSpec));
  expect(diff.class).toBe("none");
});

test("a rename keeps its place among other changes", patience, async () => {
  const { changes } = await compare(
    rename(field("Customer", "balance"), "balances"),
    remove(field("Customer", "aliases")),
  );
  expect(changes.map(({ action }) => action)).toEqual(
    expect.arrayContaining([
      "Read `balances` in place of `balance`.",
      expect.stringContaining("Stop reading it"),
    ]),
  );
  expect(changes).toHaveLength(2);
});

test("a type that only the generator named is told by its name where it is gone", patience, async () => {
  const both = (id: object) => [
    set(field("CreateCustomerRequest", "id"), { type: "string", ...id }),
    set(`${CREATE}/responses/201/content/application~1json/schema`, {
      $ref: schema("CreateCustomerRequest"),
    }),
  ];
  const written = (edits: readonly Edit[]): string => {
    const document: Draft = parse(baseSpec);
    for (const edit of edits) edit(document);
    return JSON.stringify(document);
  };
  const spec = (text: string) => parseSpec("acme", "specs/acme/openapi.yaml", text);
  const { changes } = await compareDocuments(
    spec(written([...both({ readOnly: true }), remove(field("CreateCustomerRequest", "kind", "enum"))])),
    spec(written([...both({}), remove(field("CreateCustomerRequest", "kind", "enum"))])),
  );
  expect(changes.map(({ action }) => action)).toEqual([
    "Import the type CreateCustomerRequest in place of CreateCustomerRequestInput.",
    "Nothing to do; it can be sent now.",
  ]);
});

test("a type of a schema inside a component is gone with the last reference to it", patience, async () => {
  const schemas = "{ Shelf: { type: object, properties: { place: { enum: [hall, attic] } } } }";
  const spec = (read: string) =>
    parseSpec("shelf", "shelf.json", JSON.stringify(documentOf({ schemas, read })));
  const { changes } = await compareDocuments(
    spec("{ $ref: '#/components/schemas/Shelf/properties/place' }"),
    spec("{ enum: [hall, attic] }"),
  );
  expect(changes.map(({ what, action }) => `${what} ${action}`)).toEqual([
    "The generated type ShelfPlace is gone. Stop importing ShelfPlace.",
  ]);
});
