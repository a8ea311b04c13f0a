import { expect, test } from "vitest";
import { createJsonWriter, createRawWriter, readRaw, readText, writeForm, writeMultipart } from "./bodies.js";
import { createClientCore } from "./index.js";
import type { Operation } from "./operation.js";

/** What reaches the wire when an operation with these behaviours is called with a body. */
const sent = async (behaviour: Partial<Operation>, body: unknown, answer = new Response("{}")) => {
  const operation: Operation = { id: "send", method: "POST", path: "/things", ...behaviour };
  const requests: Request[] = [];
  const { call } = createClientCore(
    { name: "made", title: "Made", credentials: {}, operations: [operation] },
    {
      baseUrl: "https://made.example",
      fetch: async (url, init) => {
        requests.push(new Request(url, init));
        return answer;
      },
    },
    () => ({ option: "apiKey", header: "X-Key", value: "key" }),
  );
  const result = await call(operation, {}, body, undefined);
  const [request] = requests;
  if (!request) throw new Error("Nothing was sent.");
  return { request, result };
};

test("writes a form whose arrays repeat the name and whose objects are nested in brackets", async () => {
  const { request } = await sent(
    { writeBody: writeForm },
    {
      name: "Jane & Joe",
      tags: ["a", "b"],
      address: { city: "Oakland" },
      absent: undefined,
    },
  );
  expect(request.headers.get("content-type")).toMatch(/^application\/x-www-form-urlencoded/);
  expect([...new URLSearchParams(await request.text())]).toEqual([
    ["name", "Jane & Joe"],
    ["tags", "a"],
    ["tags", "b"],
    ["address[city]", "Oakland"],
  ]);
});

test("writes a multipart form with files, repeated names and JSON parts", async () => {
  const file = new Blob(["bytes"], { type: "image/png" });
  const { request } = await sent(
    { writeBody: writeMultipart },
    { file, pages: [1, 2], about: { kind: "front" }, absent: null },
  );
  const form = await request.formData();
  const received = form.get("file");
  expect(received).toBeInstanceOf(Blob);
  expect(received instanceof Blob && (await received.text())).toBe("bytes");
  expect(form.getAll("pages")).toEqual(["1", "2"]);
  expect(form.get("about")).toBe('{"kind":"front"}');
  expect([...form.keys()]).not.toContain("absent");
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

test("sends nothing when a number is not exact", async () => {
  const unsafe = 2 ** 53;
  await expect(sent({ writeBody: writeMultipart }, { unsafe })).rejects.toMatchObject({
    kind: "invalid-request",
    outcome: "not-sent",
  });
});

test("reads a text and bytes as they came", async () => {
  const html = new Response("<p>not JSON</p>", { headers: { "content-type": "text/html" } });
  expect((await sent({ readBody: readText }, undefined, html)).result).toBe("<p>not JSON</p>");
  const bytes = new Response(new Uint8Array([0, 255]));
  expect((await sent({ readBody: readRaw }, undefined, bytes)).result).toEqual(new Uint8Array([0, 255]));
});

test("still throws a failure where the success would be a text", async () => {
  const failure = new Response('{"reason":"no"}', { status: 422 });
  await expect(sent({ readBody: readText }, undefined, failure)).rejects.toMatchObject({
    kind: "answer",
    status: 422,
    body: { reason: "no" },
  });
});
