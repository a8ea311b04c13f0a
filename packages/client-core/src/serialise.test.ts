import fc from "fast-check";
import { expect, test } from "vitest";
import { catchError, createTestClient } from "../test-support/create-test-client.js";
import { json } from "../test-support/recording-fetch.js";
import { getCustomer, listCustomers, updateCustomer } from "../test-support/synthetic-provider.js";
import type { Operation } from "./operation.js";
import type { OperationOptions, PathValues } from "./options.js";
import { createParameterWriter, writeCookies } from "./parameters.js";

const base = "https://sandbox.example.com/api";

const sendPath = async (id: unknown) => {
  const { call, requests } = createTestClient([json({})]);
  await call(getCustomer, { id } as PathValues, undefined, undefined);
  return requests[0]?.url;
};

const refusePath = async (values: object) => {
  const { call, requests } = createTestClient([json({})]);
  const error = await catchError(call(getCustomer, values as PathValues, undefined, undefined));
  expect(requests).toEqual([]);
  return error;
};

test("encodes path values, slashes included", async () => {
  expect(await sendPath("cus_1")).toBe(`${base}/customers/cus_1`);
  expect(await sendPath("a/b?c#d%2e")).toBe(`${base}/customers/a%2Fb%3Fc%23d%252e`);
  expect(await sendPath("..\\..")).toBe(`${base}/customers/..%5C..`);
  expect(await sendPath("...")).toBe(`${base}/customers/...`);
  expect(await sendPath(998)).toBe(`${base}/customers/998`);
  expect(await sendPath(9223372036854775807n)).toBe(`${base}/customers/9223372036854775807`);
});

const blank = '`id` must not be blank, "." or "..", and hold no control characters.';
const noScalar = "`id` must be text, a number or a boolean.";
const inexact = "One of its numbers is not exact.";

test.each<[sentence: string, values: readonly unknown[]]>([
  [blank, ["", " ", ".", "..", "a\u0000b", "a\r\nb", "\u0085"]],
  [noScalar, [undefined, null, {}, [], Symbol("id"), new Date(0), new URL("https://a.example"), new Map()]],
  [inexact, [Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, -(2 ** 60)]],
])("refuses path values that would change the route or the number: %s", async (sentence, values) => {
  for (const id of values) {
    const error = await refusePath({ id });
    expect(error).toMatchObject({
      kind: "invalid-request",
      outcome: "not-sent",
      attempts: 0,
      isRetryable: false,
    });
    expect(error.message).toBe(`Nothing was sent to Synthetic (getCustomer): ${sentence}`);
  }
});

test("sends path values as JSON writes them", async () => {
  expect(await sendPath(true)).toBe(`${base}/customers/true`);
  expect(await sendPath(1.5)).toBe(`${base}/customers/1.5`);
});

test("quotes no path value that it refuses", async () => {
  expect((await refusePath({})).kind).toBe("invalid-request");
  expect((await refusePath({ id: "\ud800secret" })).message).not.toMatch(/secret/);
});

test("sends every path value as one segment that decodes to it, or not at all", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(".", "..", "/", "../x", "%2e%2e")),
      async (id) => {
        const { call, requests } = createTestClient([json({})]);
        await call(getCustomer, { id }, undefined, undefined).catch(() => {});
        for (const { url } of requests) {
          const segments = new URL(url).pathname.split("/");
          expect(segments).toHaveLength(4);
          expect(segments.slice(0, 3)).toEqual(["", "api", "customers"]);
          expect(decodeURIComponent(segments[3] ?? "")).toBe(id);
          expect(new URL(url).search + new URL(url).hash).toBe("");
        }
      },
    ),
  );
});

const sendQuery = async (query: object) => {
  const { call, requests } = createTestClient([json([])]);
  await call(listCustomers, {}, undefined, { query });
  return requests[0]?.url.slice(`${base}/customers`.length);
};

test("writes queries: repeated names for lists, brackets for objects, nothing for what is absent", async () => {
  expect(await sendQuery({ name: "Jane Doe", limit: 20, all: true, id: 9223372036854775807n })).toBe(
    "?name=Jane%20Doe&limit=20&all=true&id=9223372036854775807",
  );
  expect(await sendQuery({ status: [0, 1], empty: [], none: undefined, nothing: null })).toBe(
    "?status=0&status=1",
  );
  expect(await sendQuery({ filter: { city: "Oakland" } })).toBe("?filter%5Bcity%5D=Oakland");
  expect(await sendQuery({ "balance(gt)": 20 })).toBe("?balance(gt)=20");
  expect(await sendQuery({})).toBe("");
});

test("lets neither names nor values of a query add parameters", async () => {
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.string({ minLength: 1 }), fc.string()), async (query) => {
      const url = new URL(`${base}/customers${await sendQuery(query).catch(() => "?")}`);
      const sent = [...url.searchParams];
      expect(url.hash).toBe("");
      expect(sent.length === 0 || sent.length === Object.keys(query).length).toBe(true);
      for (const [name, value] of sent) {
        expect(query[name]).toBe(value);
      }
    }),
  );
});

test("refuses numbers that are not exact, in query and body, unsent", async () => {
  const { call, requests } = createTestClient([json({})]);
  for (const number of [Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
    const query = await catchError(call(listCustomers, {}, undefined, { query: { limit: number } }));
    const body = await catchError(call(updateCustomer, { id: 1 }, { a: [{ balance: number }] }, undefined));
    for (const error of [query, body]) {
      expect(error.kind).toBe("invalid-request");
      expect(error.message).toMatch(/One of its numbers is not exact\.$/);
    }
  }
  expect(requests).toEqual([]);
});

test("refuses bodies that are not JSON, unsent and unquoted", async () => {
  const circular: { self?: unknown; ssn: string } = { ssn: "078-05-1120" };
  circular.self = circular;
  const hostile = {
    toJSON: () => {
      throw new Error("078-05-1120");
    },
  };
  for (const body of [{ id: 5n }, circular, hostile]) {
    const { call, requests } = createTestClient([json({})]);
    const error = await catchError(call(updateCustomer, { id: 1 }, body, undefined));
    expect(requests).toEqual([]);
    expect(error).toMatchObject({ kind: "invalid-request", outcome: "not-sent" });
    expect(error.message).toMatch(/A value or an option cannot be read, or written as HTTP\.$/);
    expect(error.cause).toBeUndefined();
  }
});

test("sends JSON with its content type, and neither without a body", async () => {
  const { call, requests } = createTestClient([json({})]);
  await call(updateCustomer, { id: 1 }, { first_name: "Jane", none: null }, undefined);
  await call(getCustomer, { id: 1 }, undefined, undefined);
  await call(updateCustomer, { id: 1 }, null, {
    headers: { "Content-Type": "application/merge-patch+json" },
  });
  expect(requests[0]).toMatchObject({ method: "PATCH", body: '{"first_name":"Jane","none":null}' });
  expect(requests[0]?.headers["content-type"]).toBe("application/json");
  expect(requests[1]?.body).toBeUndefined();
  expect(requests[1]?.headers).not.toHaveProperty("content-type");
  expect(requests[2]).toMatchObject({ body: "null" });
  expect(requests[2]?.headers["content-type"]).toBe("application/merge-patch+json");
});

test("refuses headers that could inject, unsent and unquoted", async () => {
  for (const headers of [
    { "x-note": "a\r\nx-evil: 1" },
    { "x-note": "a\u0000" },
    { "x-note": "snow ☃ secret" },
    { "x note": "a" },
  ]) {
    const { call, requests } = createTestClient([json({})]);
    const error = await catchError(call(getCustomer, { id: 1 }, undefined, { headers }));
    expect(requests).toEqual([]);
    expect(error.kind).toBe("invalid-request");
    expect(error.message).not.toMatch(/evil|secret/);
  }
});

test("never sends a header value with a line end in it", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: fc.constantFrom("a", "\r", "\n", "\u0000", " ", ":", "é", "☃") }),
      async (value) => {
        const { call, requests } = createTestClient([json({})]);
        await call(getCustomer, { id: 1 }, undefined, { headers: { "x-note": value } }).catch(() => {});
        for (const { headers } of requests) {
          expect(Object.keys(headers).sort()).toEqual(["accept", "x-api-key", "x-note"]);
          expect(headers["x-note"]).not.toMatch(/[\r\n\0☃]/);
        }
      },
    ),
  );
});

test("sends a user agent only when one is given, and lets a call replace it", async () => {
  const plain = createTestClient([json({})]);
  await plain.call(getCustomer, { id: 1 }, undefined, undefined);
  expect(plain.requests[0]?.headers).not.toHaveProperty("user-agent");
  const named = createTestClient([json({})], { userAgent: "shop/1.0 (+https://shop.example)" });
  await named.call(getCustomer, { id: 1 }, undefined, undefined);
  await named.call(getCustomer, { id: 1 }, undefined, { headers: { "User-Agent": "job/2" } });
  expect(named.requests.map(({ headers }) => headers["user-agent"])).toEqual([
    "shop/1.0 (+https://shop.example)",
    "job/2",
  ]);
});

const writing = async (operation: Partial<Operation>, path: PathValues, options: OperationOptions = {}) => {
  const { call, requests } = createTestClient([json({})]);
  await call({ ...getCustomer, ...operation }, path, undefined, options);
  const [request] = requests;
  return { url: request?.url.slice(base.length), headers: request?.headers ?? {} };
};

test("writes parameters in the style that the document gives them, each in its place", async () => {
  const writeParameter = createParameterWriter({
    path: { ids: { style: "simple" } },
    query: { q: { style: "pipeDelimited" }, gone: { style: "form" } },
    header: { "X-Obj": { style: "simple" } },
    cookie: { sid: { style: "cookie", explode: true } },
  });
  const { url, headers } = await writing(
    { path: "/rows/{ids}", writeParameter, writeCookies },
    { ids: ["a", "b,c"] },
    {
      query: { q: ["x", "y"], gone: [], plain: [1, 2] },
      headers: { "X-Obj": { a: 1 }, "X-Number": 5, "X-Absent": undefined },
      cookies: { sid: "a b" },
    },
  );
  expect(url).toBe("/rows/a,b%2Cc?q=x%7Cy&plain=1&plain=2");
  expect(headers).toMatchObject({ "x-obj": "a,1", "x-number": "5", cookie: "sid=a%20b" });
  expect(headers).not.toHaveProperty("x-absent");
});

test("refuses a list that leaves nothing, or a dot, of a path", async () => {
  const writeParameter = createParameterWriter({ path: { id: { style: "label" } } });
  for (const id of [[], "", "."]) {
    await expect(writing({ writeParameter }, { id })).rejects.toMatchObject({ kind: "invalid-request" });
  }
});

test("asks for JSON, for what the document says, or for nothing", async () => {
  expect((await writing({}, { id: 1 })).headers.accept).toBe("application/json");
  expect((await writing({ accept: "text/csv" }, { id: 1 })).headers.accept).toBe("text/csv");
  expect((await writing({ answer: "none" }, { id: 1 })).headers).not.toHaveProperty("accept");
  expect((await writing({}, { id: 1 }, { headers: { Accept: "application/xml" } })).headers.accept).toBe(
    "application/xml",
  );
});
