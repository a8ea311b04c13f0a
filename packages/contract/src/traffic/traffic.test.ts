import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ledger, loadLedger } from "../../test-support/ledger.js";
import { main } from "../cli/main.js";
import { startMockServer } from "../mock/start-mock-server.js";
import { applyPatch } from "../verify/apply-patch.js";
import type { Exchange } from "./exchange.js";
import { readHar, writeHar } from "./har.js";
import { judgeTraffic } from "./judge-traffic.js";
import { recordingFetch } from "./recording-fetch.js";

const json = { "content-type": "application/json" };
const base = "https://ledger.example.com";

const exchange = (
  method: string,
  path: string,
  sent: unknown,
  status: number,
  answered: unknown,
): Exchange => ({
  method,
  url: `${base}${path}`,
  headers: sent === undefined ? {} : json,
  ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
  answer: { status, headers: json, body: JSON.stringify(answered) },
});

const judge = async (...exchanges: Exchange[]) =>
  (await judgeTraffic(ledger, exchanges, { name: "traffic.har" })).differences.map(
    ({ kind, operation, place }) => `${operation} ${kind} ${place}`,
  );

const ann = { id: 7, name: "Ann" };

test("traffic as the document says it has no difference, and what was not met is listed", async () => {
  const report = await judgeTraffic(ledger, [exchange("GET", "/accounts/7", undefined, 200, ann)], {
    name: "x.har",
  });
  expect(report).toMatchObject({ name: "ledger", against: "x.har", requests: 1, differences: [] });
  expect(report.leftOut.map(({ operation }) => operation)).toEqual([
    "listAccounts",
    "createAccount",
    "deleteAccount",
    "updateAccount",
  ]);
});

test("answers are held against the document: fields, types and statuses", async () => {
  expect(
    await judge(
      exchange("GET", "/accounts/7", undefined, 200, { id: "7", name: "Ann", nick: "A" }),
      exchange("PATCH", "/accounts/7", { note: null }, 200, { name: "Ann" }),
    ),
  ).toEqual([
    "getAccount wrong-type 200 body/id",
    "getAccount undocumented-field 200 body/nick",
    "updateAccount missing-field 200 body/id",
  ]);
});

test("requests are held against the document, too: what was taken, and what was sent in vain", async () => {
  expect(
    await judge(
      exchange("POST", "/accounts", { kind: "company", name: "", employees: 1, nick: "A" }, 200, ann),
      exchange("PATCH", "/accounts/7", { phone: "1" }, 422, {}),
    ),
  ).toEqual([
    "createAccount invalid-request-accepted request body/name minLength",
    "createAccount undocumented-request-field request body/nick",
    "updateAccount invalid-request-sent request body/phone pattern",
  ]);
});

test("what goes to the provider and is no operation is told, what goes elsewhere is counted", async () => {
  const elsewhere = { ...exchange("GET", "/x", undefined, 200, {}), url: "https://fonts.example.com/a" };
  const report = await judgeTraffic(ledger, [exchange("GET", "/x", undefined, 200, {}), elsewhere], {
    name: "x.har",
  });
  expect(report.differences.map(({ kind, message }) => [kind, message])).toEqual([
    ["unknown-operation", "the document has no operation for it; it was answered 200"],
  ]);
  expect(report.leftOut.at(-1)?.operation).toBe("1 other requests");
});

test("the proposed patch makes the document agree with the traffic", async () => {
  const traffic = [
    exchange("POST", "/accounts", { kind: "company", name: "", employees: 1, nick: "A" }, 200, {
      ...ann,
      age: 3,
    }),
  ];
  const { differences } = await judgeTraffic(ledger, traffic, { name: "x.har" });
  const { written } = await loadLedger();
  const patched = applyPatch(
    written,
    differences.flatMap(({ patch }) => patch),
  );
  expect((await judgeTraffic(patched, traffic, { name: "x.har" })).differences).toEqual([]);
});

test("a HAR file is read as browsers and proxies write it", () => {
  const entries = [
    {
      request: {
        method: "post",
        url: "https://a.example/b",
        headers: [
          { name: ":path", value: "/b" },
          { name: "X-One", value: "1" },
          { name: "x-one", value: "2" },
        ],
        postData: { mimeType: "application/x-www-form-urlencoded", params: [{ name: "a", value: "b c" }] },
      },
      response: {
        status: 200,
        headers: [],
        content: { mimeType: "text/plain", text: "aGk=", encoding: "base64" },
      },
    },
    { request: { method: "GET", url: "https://a.example/c", headers: [] }, response: { status: 0 } },
  ];
  expect(readHar(JSON.stringify({ log: { entries } }), "x.har")).toEqual([
    {
      method: "POST",
      url: "https://a.example/b",
      headers: { "x-one": "1, 2", "content-type": "application/x-www-form-urlencoded" },
      body: "a=b+c",
      answer: { status: 200, headers: { "content-type": "text/plain" }, body: "hi" },
    },
  ]);
  const own = exchange("GET", "/accounts/7?a=1", undefined, 200, ann);
  expect(readHar(writeHar([own]), "x.har")).toEqual([own]);
  expect(() => readHar("{}", "x.har")).toThrow("x.har is no HAR file");
});

test("a recording holds no credential and nothing personal, and is judged as the traffic itself", async () => {
  await using mock = await startMockServer("soap", { memory: true });
  const recording = await recordingFetch("soap", { against: mock.url });
  const headers = { authorization: "top-secret", "content-type": "application/json", "x-trace": "jane" };
  const jane = {
    email: "jane@corp.example",
    first_name: "Jane",
    last_name: "Doe",
    date_of_birth: "1985-06-15",
    nick: "JD",
  };
  const body = JSON.stringify(jane);
  await recording.fetch(`${mock.url}/api/v1/customers`, { method: "POST", headers, body });
  await recording.fetch(`${mock.url}/api/v1/customers/search?email=jane%40corp.example`, { headers });
  await recording.fetch(
    new Request(`${mock.url}/api/v1/customers/cus_1`, {
      method: "PATCH",
      headers,
      body: '{"first_name":"Janet"}',
    }),
  );
  await recording.fetch(`${mock.url}/somewhere/jane`, { headers });
  const har = await recording.har();
  for (const word of ["top-secret", "jane", "Jane", "Doe", "corp", "1985", "JD"])
    expect(har).not.toContain(word);
  expect(readHar(har, "x.har").map(({ url }) => url.replace(mock.url, ""))).toEqual([
    "/api/v1/customers",
    "/api/v1/customers/search?email=xxxx%40xxxx.xxxxxxx",
    "/api/v1/customers/cus_1",
  ]);
  const { differences } = await judgeTraffic("soap", readHar(har, "x.har"), {
    name: "x.har",
    against: mock.url,
  });
  expect(differences.map(({ kind, place }) => [kind, place])).toEqual([
    ["undocumented-request-field", "request body/nick"],
  ]);
});

test("verify --har judges a file, sends nothing, and needs no server", async () => {
  const folder = await mkdtemp(join(tmpdir(), "har-"));
  const lines: string[] = [];
  const print = (line: string) => void lines.push(line);
  const run = (...args: string[]) => main(["verify", ledger.href, ...args], { log: print, error: print });
  try {
    const path = join(folder, "traffic.har");
    await writeFile(path, writeHar([exchange("GET", "/accounts/7", undefined, 200, { ...ann, nick: "A" })]));
    expect(await run("--har", path, "--patch", join(folder, "patch.json"))).toBe(1);
    expect(lines.join("\n")).toContain("200 body/nick: holds a field of type string that is not documented");
    expect(JSON.parse(await readFile(join(folder, "patch.json"), "utf8"))).toEqual([
      { op: "add", path: "/components/schemas/Account/properties/nick", value: { type: "string" } },
    ]);
    expect(await run("--har", join(folder, "other.har"))).toBe(2);
    expect(await run()).toBe(2);
    expect(lines.join("\n")).toContain("Or give recorded traffic with --har.");
  } finally {
    await rm(folder, { recursive: true });
  }
});
