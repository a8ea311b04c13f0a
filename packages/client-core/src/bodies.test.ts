import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  createFormWriter,
  createJsonWriter,
  createMultipartWriter,
  createRawWriter,
  readRaw,
  readText,
} from "./bodies.js";
import { createClientCore } from "./index.js";
import type { Operation } from "./operation.js";

/** What reaches the wire when an operation with these behaviours is called with a body. */
const sent = async (behaviour: Partial<Operation>, body: unknown, answer = new Response("{}")) => {
  const operation: Operation = { id: "send", method: "POST", path: "/things", ...behaviour };
  const requests: Request[] = [];
  const { call } = createClientCore(
    { name: "made", title: "Made", credentials: {}, security: [[]], operations: [operation] },
    {
      baseUrl: "https://made.example",
      fetch: async (url, init) => {
        requests.push(new Request(url, init));
        return answer;
      },
    },
    () => [],
  );
  const result = await call(operation, {}, body, undefined);
  const [request] = requests;
  if (!request) throw new Error("Nothing was sent.");
  return { request, result };
};

const typeOf = (request: Request): string | null => request.headers.get("content-type");

test.each<[what: string, body: object, encodings: Parameters<typeof createFormWriter>[0], text: string]>([
  ["text", { name: "Jane & Joe" }, {}, "name=Jane%20%26%20Joe"],
  ["lists that repeat the name", { tags: ["a", "b"] }, {}, "tags=a&tags=b"],
  ["objects whose members stand for themselves", { addr: { city: "Z" } }, {}, "city=Z"],
  ["objects in objects, in brackets", { addr: { geo: { lat: 1 } } }, {}, "geo%5Blat%5D=1"],
  ["lists with commas", { csv: ["p", "q,r"] }, { csv: { style: "form" } }, "csv=p,q%2Cr"],
  ["deep objects", { a: { b: 1 } }, { a: { style: "deepObject" } }, "a%5Bb%5D=1"],
  ["JSON", { a: { b: 1 } }, { a: { style: "json" } }, "a=%7B%22b%22%3A1%7D"],
  ["nothing for what is not there", { a: null, b: undefined, c: [] }, {}, ""],
])("writes %s in a form", async (_, body, encodings, text) => {
  const { request } = await sent({ writeBody: createFormWriter(encodings) }, body);
  expect(typeOf(request)).toBe("application/x-www-form-urlencoded");
  expect(await request.text()).toBe(text);
});

test("writes multipart parts as RFC 7578 has them", async () => {
  const { request } = await sent(
    { writeBody: createMultipartWriter({ icon: "image/png, image/jpeg", note: "application/json" }) },
    {
      meta: { a: "b" },
      icon: new Uint8Array([73]),
      file: new File(["bytes"], 'a "b".txt', { type: "text/plain" }),
      pages: [1, true],
      note: "text",
      absent: null,
    },
  );
  const boundary = /^multipart\/form-data; boundary=(form-[\da-f-]{36})$/.exec(typeOf(request) ?? "")?.[1];
  const parts = (await request.text()).split(`--${boundary}`);
  expect(parts.slice(1)).toEqual([
    '\r\nContent-Disposition: form-data; name="meta"\r\nContent-Type: application/json\r\n\r\n{"a":"b"}\r\n',
    '\r\nContent-Disposition: form-data; name="icon"; filename="icon"\r\nContent-Type: image/png\r\n\r\nI\r\n',
    '\r\nContent-Disposition: form-data; name="file"; filename="a %22b%22.txt"\r\nContent-Type: text/plain\r\n\r\nbytes\r\n',
    '\r\nContent-Disposition: form-data; name="pages"\r\n\r\n1\r\n',
    '\r\nContent-Disposition: form-data; name="pages"\r\n\r\ntrue\r\n',
    '\r\nContent-Disposition: form-data; name="note"\r\nContent-Type: application/json\r\n\r\n"text"\r\n',
    "--\r\n",
  ]);
});

test("a parser of multipart finds every field again, whatever it holds", async () => {
  const text = fc.string({ unit: "grapheme", minLength: 1 });
  await fc.assert(
    fc.asyncProperty(fc.dictionary(text, text, { noNullPrototype: true }), async (fields) => {
      const { request } = await sent({ writeBody: createMultipartWriter() }, fields);
      const form = await request.formData();
      expect([...form]).toEqual(Object.entries(fields));
    }),
    { numRuns: 50 },
  );
});

test("sends a FormData as it is", async () => {
  const form = new FormData();
  form.append("a", "b");
  const { request } = await sent({ writeBody: createMultipartWriter() }, form);
  expect([...(await request.formData())]).toEqual([["a", "b"]]);
});

test.each<[what: string, behaviour: Partial<Operation>, body: unknown]>([
  ["a form that is no object", { writeBody: createFormWriter() }, "a=b"],
  ["a date in a form", { writeBody: createFormWriter() }, { a: new Date(0) }],
  ["a multipart form that is a map", { writeBody: createMultipartWriter() }, new Map([["a", "b"]])],
  ["an object that is to be XML", { writeBody: createMultipartWriter({ a: "text/xml" }) }, { a: { b: 1 } }],
  ["an object where text belongs", { writeBody: createRawWriter("text/plain") }, { a: 1 }],
  ["text where any image belongs", { writeBody: createRawWriter("image/*") }, "<svg/>"],
  ["bytes where any image belongs", { writeBody: createRawWriter("image/*") }, new Uint8Array([137])],
  ["a Blob without a type", { writeBody: createRawWriter("image/*") }, new Blob(["x"])],
  [
    "a Blob of another type",
    { writeBody: createRawWriter("image/*") },
    new Blob(["x"], { type: "text/css" }),
  ],
  ["a date in JSON", {}, { a: new Date(0) }],
  ["a map in JSON", {}, { a: new Map([["a", 1]]) }],
  ["an address in JSON", {}, { a: [new URL("https://a.example")] }],
  ["a number that is not exact", { writeBody: createMultipartWriter() }, { unsafe: 2 ** 53 }],
])("refuses %s, unsent", async (_, behaviour, body) => {
  await expect(sent(behaviour, body)).rejects.toMatchObject({ kind: "invalid-request", outcome: "not-sent" });
});

test("sends JSON under its own media type", async () => {
  const { request } = await sent(
    { writeBody: createJsonWriter("application/merge-patch+json") },
    { a: null },
  );
  expect(request.headers.get("content-type")).toBe("application/merge-patch+json");
  expect(await request.json()).toEqual({ a: null });
});

test("sends bytes and texts as they are", async () => {
  const bytes = await sent({ writeBody: createRawWriter("application/pdf") }, new Uint8Array([37, 80]));
  expect(bytes.request.headers.get("content-type")).toBe("application/pdf");
  expect([...new Uint8Array(await bytes.request.arrayBuffer())]).toEqual([37, 80]);
  const text = await sent({ writeBody: createRawWriter("text/csv") }, "a,b");
  expect(text.request.headers.get("content-type")).toBe("text/csv");
  expect(await text.request.text()).toBe("a,b");
});

test("sends a Blob of any type of a range under its own type", async () => {
  const image = new Blob(["x"], { type: "image/png" });
  const { request } = await sent({ writeBody: createRawWriter("image/*") }, image);
  expect(request.headers.get("content-type")).toBe("image/png");
});

test("reads a text and bytes as they came", async () => {
  const html = new Response("<p>not JSON</p>", { headers: { "content-type": "text/html" } });
  expect((await sent({ readers: { "2XX": readText } }, undefined, html)).result).toBe("<p>not JSON</p>");
  const bytes = new Response(new Uint8Array([0, 255]));
  expect((await sent({ readers: { "200": readRaw } }, undefined, bytes)).result).toEqual(
    new Uint8Array([0, 255]),
  );
});

test("still throws a failure where the success would be a text", async () => {
  const failure = new Response('{"reason":"no"}', { status: 422 });
  await expect(sent({ readers: { "2XX": readText } }, undefined, failure)).rejects.toMatchObject({
    kind: "answer",
    status: 422,
    body: { reason: "no" },
  });
});
