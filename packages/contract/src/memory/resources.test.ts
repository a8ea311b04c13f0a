import { expect, test } from "vitest";
import { startWithMemory } from "../../test-support/start-with-memory.js";
import type { Json, JsonObject } from "../document/json.js";

const json = (schema: JsonObject): JsonObject => ({ "application/json": { schema } });
const ok = (schema: JsonObject, status = "200"): JsonObject => ({
  [status]: { description: "Done.", content: json(schema) },
});
const takes = (schema: JsonObject, type = "application/json"): JsonObject => ({
  requestBody: { required: true, content: { [type]: { schema } } },
});
const inPath = (...names: string[]): Json[] =>
  names.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } }));
const inQuery = (name: string, type: string): JsonObject => ({ name, in: "query", schema: { type } });

const documentOf = (paths: JsonObject): JsonObject => ({
  openapi: "3.1.0",
  info: { title: "Shop", version: "1" },
  paths,
});

const text: JsonObject = { type: "string" };
const objectOf = (properties: JsonObject, required: string[] = []): JsonObject => ({
  type: "object",
  properties,
  required,
});

test("a record in an envelope, under an owner, is found by the last word of its parameter", async () => {
  const card = objectOf({ token: { type: "string", minLength: 8 }, memo: text, state: text }, [
    "token",
    "state",
  ]);
  const document = documentOf({
    "/accounts": {
      post: { ...takes(objectOf({ name: text })), responses: ok(objectOf({ id: text, name: text }), "201") },
    },
    "/accounts/{account_id}": {
      get: { parameters: inPath("account_id"), responses: ok(objectOf({ id: text })) },
    },
    "/accounts/{account_id}/cards": {
      parameters: inPath("account_id"),
      post: {
        ...takes(objectOf({ card: objectOf({ memo: text }) })),
        responses: ok(objectOf({ data: card })),
      },
      get: {
        parameters: [inQuery("memo", "string")],
        responses: ok(
          objectOf({ data: { type: "array", items: card }, has_more: { type: "boolean" } }, ["has_more"]),
        ),
      },
    },
    "/accounts/{account_id}/cards/{card_token}": {
      parameters: inPath("account_id", "card_token"),
      post: {
        ...takes(objectOf({ card: objectOf({ memo: text }) })),
        responses: ok(objectOf({ data: card })),
      },
      get: { responses: ok(objectOf({ data: card })) },
    },
  });
  await using mock = await startWithMemory(document);
  expect((await mock.send("POST", "/accounts/1/cards", { card: { memo: "blue" } })).status).toBe(404);
  expect((await mock.send("POST", "/accounts", { name: "Ann" })).status).toBe(201);
  await mock.send("POST", "/accounts", { name: "Ben" });
  const { body } = await mock.send("POST", "/accounts/1/cards", { card: { memo: "blue" } });
  expect(body.data).toEqual({ token: "00000001", memo: "blue", state: expect.any(String) });
  await mock.send("POST", "/accounts/2/cards", { card: { memo: "red" } });
  await mock.send("POST", "/accounts/1/cards/00000001", { card: { memo: "green" } });
  expect((await mock.send("GET", "/accounts/1/cards")).body.data).toMatchObject([{ memo: "green" }]);
  expect((await mock.send("GET", "/accounts/1/cards?memo=blue")).body.data).toEqual([]);
  expect((await mock.send("GET", "/accounts/2/cards/00000001")).status).toBe(404);
  // Neither 404 is documented.
  expect(mock.requests.flatMap(({ violations }) => violations)).toMatchObject([
    { code: "status" },
    { code: "status" },
  ]);
});

test("a PUT that has all that a creation needs replaces; one that may have less changes", async () => {
  const record = objectOf({ id: { type: "integer" }, name: text, note: text });
  const documentWith = (required: string[]) =>
    documentOf({
      "/notes": { post: { ...takes(objectOf({ name: text, note: text }, ["name"])), responses: ok(record) } },
      "/notes/{id}": {
        parameters: inPath("id"),
        get: { responses: ok(record) },
        put: { ...takes(objectOf({ name: text, note: text }, required)), responses: ok(record) },
      },
    });
  const after = async (required: string[]) => {
    await using mock = await startWithMemory(documentWith(required));
    await mock.send("POST", "/notes", { name: "a", note: "b" });
    await mock.send("PUT", "/notes/1", { name: "c" });
    return (await mock.send("GET", "/notes/1")).body;
  };
  expect(await after(["name"])).toEqual({ id: 1, name: "c" });
  expect(await after([])).toEqual({ id: 1, name: "c", note: "b" });
});

test("a PUT that may answer 201 creates what is not there", async () => {
  const record = objectOf({ id: { type: "integer" }, name: text });
  const document = documentOf({
    "/notes/{id}": {
      parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }],
      get: { responses: ok(record) },
      put: { ...takes(objectOf({ name: text })), responses: { ...ok(record), ...ok(record, "201") } },
    },
  });
  await using mock = await startWithMemory(document);
  expect(await mock.send("PUT", "/notes/7", { name: "a" })).toMatchObject({
    status: 201,
    body: { id: 7, name: "a" },
  });
  expect(await mock.send("PUT", "/notes/7", { name: "b" })).toMatchObject({
    status: 200,
    body: { id: 7, name: "b" },
  });
  expect((await mock.send("GET", "/notes/7")).body).toEqual({ id: 7, name: "b" });
});

test.for([
  ["application/merge-patch+json", { name: null, more: { b: 2 } }],
  [
    "application/json-patch+json",
    [
      { op: "remove", path: "/name" },
      { op: "add", path: "/more/b", value: 2 },
    ],
  ],
] as const)("a patch in %s does what its media type says", async ([type, patch]) => {
  const record = objectOf({
    id: { type: "integer" },
    name: { type: ["string", "null"] },
    more: { type: "object" },
  });
  const document = documentOf({
    "/notes": { post: { ...takes(record), responses: ok(record) } },
    "/notes/{id}": { patch: { parameters: inPath("id"), ...takes({}, type), responses: ok(record) } },
  });
  await using mock = await startWithMemory(document);
  await mock.send("POST", "/notes", { name: "a", more: { a: 1 } });
  const { body } = await mock.send("PATCH", "/notes/1", patch, { "content-type": type });
  expect(body).toEqual({ id: 1, more: { a: 1, b: 2 } });
});

test("a form is read by its schema", async () => {
  const record = objectOf({ id: text, amount: { type: "integer" } });
  const document = documentOf({
    "/notes": { post: { ...takes(record, "application/x-www-form-urlencoded"), responses: ok(record) } },
    "/notes/{id}": { get: { parameters: inPath("id"), responses: ok(record) } },
  });
  await using mock = await startWithMemory(document);
  const form = { "content-type": "application/x-www-form-urlencoded" };
  await mock.send("POST", "/notes", "amount=5", form);
  expect((await mock.send("GET", "/notes/1")).body).toEqual({ id: "1", amount: 5 });
});

const uuid: JsonObject = { type: "string", format: "uuid" };

test.for<[JsonObject, string]>([
  [uuid, "/^[0-9a-f-]{36}$/"],
  [{ type: "string", pattern: "^acct_[a-z]{12}$" }, "/^acct_[a-z]{12}$/"],
  [{ type: "string", examples: ["pay-99x"] }, "/^pay-1$/"],
  [{ type: "integer", minimum: 1000 }, "/^1000$/"],
])("an id has the form that the document asks for: %o", async ([schema, form]) => {
  const record = objectOf({ id: schema }, ["id"]);
  const document = documentOf({
    "/notes": { post: { ...takes(objectOf({ name: text })), responses: ok(record) } },
    "/notes/{id}": { get: { parameters: inPath("id"), responses: ok(record) } },
  });
  await using mock = await startWithMemory(document);
  const one = (await mock.send("POST", "/notes", {})).body.id;
  const other = (await mock.send("POST", "/notes", {})).body.id;
  expect(String(one)).toMatch(new RegExp(form.slice(1, -1)));
  expect(other).not.toEqual(one);
  expect((await mock.send("GET", `/notes/${one}`)).body).toEqual({ id: one });
  expect(mock.requests.flatMap(({ violations }) => violations)).toEqual([]);
});

test("an id is right in the path, too, where the record says less of it", async () => {
  const record = objectOf({ id: text });
  const document = documentOf({
    "/notes": { post: { ...takes(objectOf({ name: text })), responses: ok(record) } },
    "/notes/{id}": {
      get: {
        parameters: [{ name: "id", in: "path", required: true, schema: uuid }],
        responses: ok(record),
      },
    },
  });
  await using mock = await startWithMemory(document);
  const { id } = (await mock.send("POST", "/notes", {})).body;
  expect(await mock.send("GET", `/notes/${id}`)).toMatchObject({ status: 200, body: { id } });
});

test.for<[string, JsonObject, string, JsonObject]>([
  ["offset", { items: "/data", position: "from", size: "size" }, "from=2", { data: [{ id: 3 }] }],
  ["page", { items: "/data", position: "from", size: "size", first: 0 }, "from=1", { data: [{ id: 3 }] }],
  [
    "cursor",
    { items: "/data", position: "from", size: "size", next: "/next" },
    "",
    { data: [{ id: 1 }, { id: 2 }], next: "2" },
  ],
  [
    "cursor",
    { items: "/data", position: "from", size: "size", next: "/next" },
    "from=2",
    { data: [{ id: 3 }], next: null },
  ],
])("a list comes in pages by %s as x-pagination says", async ([style, pages, query, page]) => {
  const record = objectOf({ id: { type: "integer" } });
  const list = objectOf({ data: { type: "array", items: record }, next: { type: ["string", "null"] } });
  const parameters = [
    inQuery("from", "integer"),
    { ...inQuery("size", "integer"), schema: { type: "integer", default: 2 } },
  ];
  const document = documentOf({
    "/notes": {
      post: { ...takes(record), responses: ok(record) },
      get: { parameters, "x-pagination": { ...pages, style }, responses: ok(list) },
    },
    "/notes/{id}": { get: { parameters: inPath("id"), responses: ok(record) } },
  });
  await using mock = await startWithMemory(document);
  for (let count = 0; count < 3; count++) await mock.send("POST", "/notes", {});
  expect((await mock.send("GET", `/notes?${query}`)).body).toEqual(page);
});

test("the Link header leads to the next page", async () => {
  const record = objectOf({ id: { type: "integer" } });
  const document = documentOf({
    "/notes": {
      post: { ...takes(record), responses: ok(record) },
      get: {
        parameters: [inQuery("page", "integer"), inQuery("size", "integer")],
        "x-pagination": { style: "link", items: "", position: "page", size: "size" },
        responses: ok({ type: "array", items: record }),
      },
    },
    "/notes/{id}": { get: { parameters: inPath("id"), responses: ok(record) } },
  });
  await using mock = await startWithMemory(document);
  for (let count = 0; count < 3; count++) await mock.send("POST", "/notes", {});
  const first = await mock.send("GET", "/notes?size=2");
  expect([first.body, first.headers.get("link")]).toEqual([
    [{ id: 1 }, { id: 2 }],
    '</notes?size=2&page=2>; rel="next"',
  ]);
  const last = await mock.send("GET", "/notes?size=2&page=2");
  expect([last.body, last.headers.get("link")]).toEqual([[{ id: 3 }], null]);
});

test("a creation is repeated under its key with the first answer, where the document names no status for it", async () => {
  const record = objectOf({ id: { type: "integer" } });
  const document = documentOf({
    "/notes": {
      post: { "x-idempotency-key": { header: "Idempotency-Key" }, ...takes(record), responses: ok(record) },
      get: { responses: ok({ type: "array", items: record }) },
    },
    "/notes/{id}": { get: { parameters: inPath("id"), responses: ok(record) } },
  });
  await using mock = await startWithMemory(document);
  const key = { "idempotency-key": "once" };
  const answers = [await mock.send("POST", "/notes", {}, key), await mock.send("POST", "/notes", {}, key)];
  expect(answers.map(({ body }) => body)).toEqual([{ id: 1 }, { id: 1 }]);
  expect((await mock.send("GET", "/notes")).body).toEqual([{ id: 1 }]);
});

const books = (list: JsonObject, parameters: Json[] = []): JsonObject => {
  const book = objectOf({ id: text, title: text }, ["id", "title"]);
  return documentOf({
    "/books": {
      post: { ...takes(objectOf({ title: text })), responses: ok(book, "201") },
      get: {
        parameters,
        responses: ok(
          objectOf({ items: { type: "array", items: book }, ...list }, ["items", ...Object.keys(list)]),
        ),
      },
    },
    "/books/{id}": { get: { parameters: inPath("id"), responses: ok(book) } },
  });
};
const titlesOf = ({ body }: { body: { items: { title: string }[] } }) => body.items.map(({ title }) => title);

test.for<[string, string, string]>([
  ["limit", "offset", "limit=2&offset=2"],
  ["per_page", "page", "per_page=2&page=2"],
  ["pageSize", "skip", "pageSize=2&skip=2"],
])("without x-pagination, %s and %s divide a list", async ([size, position, query]) => {
  const document = books({}, [inQuery(size, "integer"), inQuery(position, "integer")]);
  await using mock = await startWithMemory(document);
  for (const title of ["A", "B", "C"]) await mock.send("POST", "/books", { title });
  expect(titlesOf(await mock.send("GET", `/books?${size}=2`))).toEqual(["A", "B"]);
  expect(titlesOf(await mock.send("GET", `/books?${query}`))).toEqual(["C"]);
  expect(titlesOf(await mock.send("GET", "/books"))).toEqual(["A", "B", "C"]);
});

test("an answer says of its own list how long it is, and whether a page follows", async () => {
  const facts = {
    total: { type: "integer" },
    page: objectOf({ has_more: { type: "boolean" } }, ["has_more"]),
  };
  await using mock = await startWithMemory(books(facts, [inQuery("limit", "integer")]));
  expect((await mock.send("GET", "/books")).body).toEqual({ items: [], total: 0, page: { has_more: false } });
  for (const title of ["A", "B", "C"]) await mock.send("POST", "/books", { title });
  expect((await mock.send("GET", "/books?limit=2")).body).toMatchObject({
    total: 3,
    page: { has_more: true },
  });
  expect((await mock.send("GET", "/books")).body).toMatchObject({ total: 3, page: { has_more: false } });
});

test("what is only written is in no answer, whichever part of the schema has it", async () => {
  const input = objectOf({ title: text, pin: { type: "string", writeOnly: true } }, ["title", "pin"]);
  const book: JsonObject = { allOf: [objectOf({ id: text }, ["id"]), input] };
  const document = documentOf({
    "/books": { post: { ...takes(input), responses: ok(book, "201") } },
    "/books/{id}": { get: { parameters: inPath("id"), responses: ok(book) } },
  });
  await using mock = await startWithMemory(document);
  expect((await mock.send("POST", "/books", { title: "A", pin: "1234" })).body).toEqual({
    id: "1",
    title: "A",
  });
  expect((await mock.send("GET", "/books/1")).body).toEqual({ id: "1", title: "A" });
});

test("a creation assumes the documented defaults, as a replacement does, and its Location leads to the record", async () => {
  const input = objectOf({ title: text, state: { type: "string", default: "open" } }, ["title"]);
  const ticket = objectOf({ id: text, title: text, state: text }, ["id"]);
  const created = {
    "201": { description: "Done.", headers: { Location: { schema: text } }, content: json(ticket) },
  };
  const document = documentOf({
    "/desks/{desk}/tickets": { post: { parameters: inPath("desk"), ...takes(input), responses: created } },
    "/desks/{desk}/tickets/{id}": {
      get: { parameters: inPath("desk", "id"), responses: ok(ticket) },
      put: { parameters: inPath("desk", "id"), ...takes(input), responses: ok(ticket) },
    },
  });
  await using mock = await startWithMemory(document);
  const first = await mock.send("POST", "/desks/front%20door/tickets", { title: "A" });
  expect(first.body).toEqual({ id: "1", title: "A", state: "open" });
  expect(first.headers.get("location")).toBe("/desks/front%20door/tickets/1");
  const path = "/desks/front%20door/tickets/1";
  expect((await mock.send("PUT", path, { title: "B", state: "closed" })).body).toMatchObject({
    state: "closed",
  });
  expect((await mock.send("PUT", path, { title: "C" })).body).toEqual({ id: "1", title: "C", state: "open" });
});
