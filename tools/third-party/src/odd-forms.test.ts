import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { runNewProvider } from "@provider-clients/codegen";
import { type ContractReport, failuresOf, runContractCommand } from "@provider-clients/contract";
import { addedSubjects } from "@provider-clients-internal/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildPackage } from "../test-support/check-package.ts";
import { makeRepository } from "./throwaway-repository.ts";

// One package for all tests: it takes seconds to build.
const { root, remove } = await makeRepository();
afterAll(remove);
const made = { printed: [] as string[], complaints: "" };
beforeAll(async () => {
  const print = (line: string): void => void made.printed.push(line);
  const document = fileURLToPath(new URL("../test-support/odd-forms.yaml", import.meta.url));
  await runNewProvider(root, ["odd-forms", document], { log: print, error: print });
  made.complaints = await buildPackage(root, "odd-forms");
}, 120_000);

test("a document with forms of every kind becomes a package whole, which builds", () => {
  expect(made.printed).toContainEqual(expect.stringMatching(/ 21 operations\.$/));
  expect(made.complaints).toBe("");
});

const faults = [
  "#/paths/~1days~1{from}-{to}/get/parameters/2/schema",
  "#/paths/~1plants~1{name}/get/requestBody",
  "#/paths/~1plants~1{id}#water",
  "#/paths/~1faults/post/requestBody/content/application~1json/schema/properties/code",
  "#/paths/~1faults/get/responses/200/content/application~1json/schema/example",
];

test.each(["1", "2"])(
  "the client, its validators and the judges agree about it (seed %s)",
  async (seed) => {
    const reports: ContractReport[] = [];
    await runContractCommand(await addedSubjects(root), ["--no-mutants", "--seed", seed], {
      rerun: String,
      onReport: (report) => void reports.push(report),
    });
    const [report, ...others] = reports;
    expect(others).toEqual([]);
    expect(report && failuresOf(report)).toEqual([]);
    expect(report?.operations).toHaveLength(20);
    expect(report?.coverage.missing).toEqual([]);
    expect(report?.faults.map(({ pointer }) => pointer).toSorted()).toEqual(faults.toSorted());
    expect(report?.coverage.skipped.map(({ id }) => id)).toContain("keepPlant value body/link minLength=1");
  },
  120_000,
);

type Client = Readonly<Record<string, (...given: readonly unknown[]) => Promise<unknown>>>;

interface Sent {
  readonly line: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What a client sends in one call. */
const sentBy = async (call: (client: Client) => Promise<unknown>): Promise<Sent> => {
  const { createOddFormsClient } = await import(
    pathToFileURL(join(root, "packages/odd-forms/dist/index.js")).href
  );
  const sent: Sent[] = [];
  const client: Client = createOddFormsClient({
    environment: "default",
    key: "K",
    second: "S",
    query: "Q",
    basicAuth: { username: "u", password: "p" },
    token: "T",
    retries: 0,
    fetch: async (url: string, init: RequestInit) => {
      const body = init.body === undefined ? {} : { body: await new Response(init.body).text() };
      const headers = Object.fromEntries(new Headers(init.headers));
      sent.push({ line: `${init.method} ${url.replace("https://odd.example", "")}`, headers, ...body });
      return new Response(null, { status: 204 });
    },
  });
  // An answer of 204 is not what every operation documents.
  const failure: unknown = await call(client).catch((error: unknown) => error);
  const [request] = sent;
  if (request === undefined) throw failure;
  expect(sent).toHaveLength(1);
  return request;
};

const json = { accept: "application/json" };
const key = { "x-key": "K" };

test.each<[what: string, call: (client: Client) => Promise<unknown> | undefined, sent: object]>([
  [
    "an object in a header, a cookie and a dotted name",
    (client) => client.getBed?.("7", { headers: { "X-Area": { width: 2 } }, cookies: { visit: "a;b" } }),
    {
      line: "GET /beds/7",
      headers: {
        ...key,
        accept: "application/json, multipart/mixed;q=0.5",
        "x-area": "width,2",
        cookie: "visit=a%3Bb",
      },
    },
  ],
  [
    "a list, a boolean and a fraction in the path",
    (client) => client.listBeds?.(["a", "b,c"], true, 1.5, { query: { note: "a/b?c", tags: ["x", "y"] } }),
    { line: "GET /beds/a,b%2Cc/true/1.5?note=a/b?c&tags=x,y", headers: { ...key, ...json } },
  ],
  [
    "a form with a list that is not exploded",
    (client) => client.search?.({ csv: ["p", "q,r"], where: { city: "Z" } }),
    {
      line: "POST /search",
      headers: { authorization: "Basic dTpw", "content-type": "application/x-www-form-urlencoded" },
      body: "csv=p,q%2Cr&city=Z",
    },
  ],
  [
    "what JSON can be read, where CSV is documented too",
    (client) => client.findPlant?.("7"),
    { line: "GET /plants/7", headers: { ...key, ...json } },
  ],
  [
    "a path without its fragment",
    (client) => client.waterPlant?.("7", { query: { litres: 2 } }),
    { line: "PUT /plants/7?litres=2", headers: key },
  ],
  [
    "both credentials that an operation asks for together",
    (client) => client.addBee?.({ kind: "bee", wings: 4 }),
    {
      line: "POST /animals",
      headers: { ...key, cookie: "second=S", "content-type": "application/json" },
      body: '{"kind":"bee","wings":4}',
    },
  ],
  [
    "no credential where none is asked for",
    (client) => client.replaceNote?.({ kind: "plain", text: "x" }),
    {
      line: "PUT /animals",
      headers: { "content-type": "application/json" },
      body: '{"kind":"plain","text":"x"}',
    },
  ],
  [
    "nothing but the path, for a path item of the components",
    (client) => client.new?.(),
    { line: "DELETE /shared", headers: key },
  ],
])("sends %s", async (_, call, sent) => {
  expect(await sentBy(async (client) => call(client))).toEqual(sent);
});

test("each part of a multipart body has its content type, and bytes are bytes", async () => {
  const raw = new Uint8Array([73]);
  const { headers, body = "" } = await sentBy(async (client) =>
    client.addPhoto?.({ about: { of: "x" }, raw, icon: raw }),
  );
  expect(headers.authorization).toBe("Bearer T");
  const parts = body.split(/\r?\n?--form-[\w-]+(?:\r\n|--)/).filter((part) => part.trim() !== "");
  expect(parts.map((part) => /content-type: (.*)/i.exec(part)?.[1])).toEqual([
    "application/json",
    "application/octet-stream",
    "image/png",
  ]);
  expect(parts.map((part) => part.trim().split("\r\n").at(-1))).toEqual(['{"of":"x"}', "I", "I"]);
});
