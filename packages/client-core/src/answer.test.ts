import { expect, test } from "vitest";
import { catchError, createTestClient } from "../test-support/create-test-client.js";
import { json } from "../test-support/recording-fetch.js";
import {
  chargeCustomer,
  deleteCustomer,
  getCustomer,
  listCustomers,
  replaceCustomer,
  updateCustomer,
} from "../test-support/synthetic-provider.js";
import type { Operation } from "./operation.js";

const ask = (operation: Operation, answer: Response) =>
  createTestClient([answer], { retries: 0 }).call(operation, { id: 1 }, undefined, undefined);

const fail = (operation: Operation, answer: Response) => catchError(ask(operation, answer));

const bodyOf = (error: object): unknown => ("body" in error ? error.body : "no body");

test("resolves to the body exactly as received, envelope included", async () => {
  const body = {
    isSuccess: true,
    responseText: "Success",
    responseCode: 1,
    responseData: " ",
    pageIdentifier: null,
    more: [{}],
  };
  expect(await ask(updateCustomer, json(body))).toEqual(body);
  expect(await ask(listCustomers, json([]))).toEqual([]);
  expect(await ask({ ...getCustomer, answer: "json" }, json(5))).toBe(5);
  const { answer: _, ...undeclared } = getCustomer;
  expect(await ask(undeclared, json(null))).toBeNull();
});

test("resolves to undefined where no body is documented, whatever comes", async () => {
  expect(await ask(deleteCustomer, new Response(null, { status: 204 }))).toBeUndefined();
  expect(await ask(deleteCustomer, new Response("deleted"))).toBeUndefined();
  expect(await ask(deleteCustomer, json({ deleted: true }))).toBeUndefined();
});

test("throws when the body is empty and the status is 500", async () => {
  const error = await fail(updateCustomer, new Response(null, { status: 500 }));
  expect(error).toMatchObject({ kind: "answer", status: 500, outcome: "unknown", isRetryable: false });
  expect(bodyOf(error)).toBeUndefined();
});

test("keeps the words of a failure as JSON, else as text, else as nothing", async () => {
  expect(bodyOf(await fail(getCustomer, json({ message: "no" }, 400)))).toEqual({ message: "no" });
  expect(bodyOf(await fail(getCustomer, new Response("<h1>no</h1>", { status: 400 })))).toBe("<h1>no</h1>");
  expect(bodyOf(await fail(getCustomer, new Response("", { status: 400 })))).toBeUndefined();
  expect(bodyOf(await fail(getCustomer, json(null, 400)))).toBeNull();
});

test("takes a failure envelope in a 2xx for the failure it is, with the provider's code", async () => {
  const body = { isSuccess: false, responseText: "Declined", responseCode: 3001 };
  const error = await fail(chargeCustomer, json(body));
  expect(error).toMatchObject({
    kind: "answer",
    status: 200,
    outcome: "rejected",
    code: 3001,
    isRetryable: false,
  });
  expect(bodyOf(error)).toEqual(body);
  expect((await fail(deleteCustomer, json(body))).kind).toBe("answer");
});

test("takes only the envelope's own value for a failure", async () => {
  for (const isSuccess of ["false", 0, null, undefined]) {
    expect(await ask(updateCustomer, json({ isSuccess }))).toEqual(
      isSuccess === undefined ? {} : { isSuccess },
    );
  }
});

test("shows a code that is a number or a token, and no sentence", async () => {
  const codeOf = async (responseCode: unknown) => (await fail(getCustomer, json({ responseCode }, 400))).code;
  expect(await codeOf(3004)).toBe(3004);
  expect(await codeOf("E_INVALID-1")).toBe("E_INVALID-1");
  expect(await codeOf("no customer jane@example.com")).toBeUndefined();
  expect(await codeOf({ nested: true })).toBeUndefined();
});

test("finds a 2xx unreadable that is not the documented JSON, and says that it may have been applied", async () => {
  const bodies = ["<html>jane@example.com</html>", "", '{"id":', "undefined", "[1]", "5", "null", '"text"'];
  for (const body of bodies) {
    const error = await fail(updateCustomer, new Response(body));
    expect(error, body).toMatchObject({
      kind: "unreadable",
      status: 200,
      outcome: "unknown",
      isRetryable: false,
    });
    expect(error.message).toBe(
      "Synthetic answered 200 to PATCH /customers/{id} after 1 attempt; it may have been applied. It is not the documented JSON.",
    );
    expect(error.cause).toBeUndefined();
  }
  expect((await fail(listCustomers, json({}))).kind).toBe("unreadable");
  expect((await fail(updateCustomer, new Response(null, { status: 204 }))).kind).toBe("unreadable");
});

test("finds text that is not UTF-8 unreadable rather than altering it", async () => {
  const latin1 = new Uint8Array([
    ...new TextEncoder().encode('{"name":"Ren'),
    0xe9,
    ...new TextEncoder().encode('"}'),
  ]);
  expect((await fail(getCustomer, new Response(latin1))).kind).toBe("unreadable");
});

test("passes over a byte order mark", async () => {
  expect(await ask(getCustomer, new Response('\ufeff{"id":1}'))).toEqual({ id: 1 });
});

test("calls any failure of a safe operation rejected", async () => {
  expect(await fail(getCustomer, new Response("<html>"))).toMatchObject({
    kind: "unreadable",
    outcome: "rejected",
  });
  expect(await fail(getCustomer, json({}, 503))).toMatchObject({ outcome: "rejected", isRetryable: true });
});

test("never rounds an integer: the answer is unreadable and its text is kept", async () => {
  const text = '{"id":9007199254740993}';
  const error = await fail(replaceCustomer, new Response(text));
  expect(error).toMatchObject({ kind: "unreadable", outcome: "unknown" });
  expect(error.message).toMatch(/One of its numbers is not exact\.$/);
  expect(bodyOf(error)).toBe(text);
  expect(bodyOf(await fail(replaceCustomer, new Response(text, { status: 400 })))).toBe(text);
});

test("stops reading at the size limit", async () => {
  const { call } = createTestClient([json({ text: "x".repeat(2000) })], { maxResponseBytes: 1000 });
  const error = await catchError(call(updateCustomer, { id: 1 }, {}, undefined));
  expect(error).toMatchObject({ kind: "unreadable", outcome: "unknown", status: 200 });
  expect(error.message).toMatch(/`maxResponseBytes` is 1000\.$/);
});

test("keeps the verdict of a failing status whose body is too large or breaks", async () => {
  const tooLarge = createTestClient([json({ text: "x".repeat(2000) }, 422)], { maxResponseBytes: 1000 });
  const broken = new Response(
    new ReadableStream({ pull: (controller) => controller.error(new Error("reset")) }),
    { status: 422 },
  );
  const breaking = createTestClient([async () => broken]);
  for (const { call } of [tooLarge, breaking]) {
    const error = await catchError(call(updateCustomer, { id: 1 }, {}, undefined));
    expect(error).toMatchObject({ kind: "answer", status: 422, outcome: "rejected" });
    expect(bodyOf(error)).toBeUndefined();
  }
});

test("keeps the bytes of a failure that is no text", async () => {
  const bytes = new Uint8Array([0, 255, 254]);
  expect(bodyOf(await fail(getCustomer, new Response(bytes, { status: 400 })))).toEqual(bytes);
});

test("takes an empty success for nothing where the document has one without a body", async () => {
  const findCustomer: Operation = { ...getCustomer, mayBeEmpty: true };
  expect(await ask(findCustomer, new Response(null, { status: 204 }))).toBeUndefined();
  expect(await ask(findCustomer, json({ id: 1 }))).toEqual({ id: 1 });
  expect(await fail(getCustomer, new Response(null, { status: 204 }))).toMatchObject({ kind: "unreadable" });
});

test("reads each status as the document describes it", async () => {
  const readers = { "206": (bytes: Uint8Array | undefined) => bytes?.length };
  const operation: Operation = { ...getCustomer, readers };
  expect(await ask(operation, new Response("abc", { status: 206 }))).toBe(3);
  expect(await ask(operation, json({ id: 1 }))).toEqual({ id: 1 });
});
