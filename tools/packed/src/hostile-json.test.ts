import { createCustomers } from "@provider-clients/customers";
import { createPayabliClient } from "@provider-clients/payabli";
import { createSoapClient } from "@provider-clients/soap";
import { describe, expect, test } from "vitest";
import { clients, failureOf } from "../test-support/clients.ts";
import { hostileServer, http } from "../test-support/hostile-server.ts";

const polluting = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"id":"1"}';
const deep = (levels: number, inside = "1") => `${'{"a":'.repeat(levels)}${inside}${"}".repeat(levels)}`;

describe.for(clients)("$name: proto-polluting keys", ({ change }) => {
  test("stay properties of the answer", async () => {
    await using server = await hostileServer(http(polluting));
    const answer = await change(server.url);
    expect(Object.getPrototypeOf(answer)).toBe(Object.prototype);
    expect(Object.keys(Object(answer))).toEqual(["__proto__", "constructor", "id"]);
    expect(Object(answer)).not.toHaveProperty("polluted");
    expect({}).not.toHaveProperty("polluted");
  });

  test("in a failure change neither the error nor any other object", async () => {
    const body = `{"__proto__":{"kind":"timeout"},"kind":"timeout","outcome":"applied","responseCode":{"a":1}}`;
    await using server = await hostileServer(http(body, 422));
    const error = await failureOf(change(server.url));
    expect(error).toMatchObject({ kind: "answer", outcome: "rejected", status: 422 });
    expect(error.code).toBeUndefined();
    expect({}).not.toHaveProperty("kind");
  });
});

describe.for(clients)("$name: deep nesting", ({ change }) => {
  test("is an answer like any other", async () => {
    await using server = await hostileServer(http(deep(400)));
    expect(await change(server.url)).toHaveProperty("a");
  });

  test.for([
    // To parse as many takes seconds, and nothing can stop it at the deadline.
    ["objects", deep(100_000)],
    ["arrays", "[".repeat(100_000)],
    ["with a number to be looked at", deep(100_000, "1e5")],
    ["unclosed", '{"a":'.repeat(1_000_000)],
  ])("%s: unreadable, not a crash", async ([, body]) => {
    await using server = await hostileServer(http(body ?? ""));
    expect(await failureOf(change(server.url))).toMatchObject({ kind: "unreadable", outcome: "unknown" });
  });

  test("in a failure is a body like any other", async () => {
    await using server = await hostileServer(http(deep(100_000), 500));
    expect(await failureOf(change(server.url))).toMatchObject({ kind: "answer", status: 500 });
  });
});

const inexact = [
  "9007199254740993",
  "-9007199254740993",
  "12345678901234567890.5",
  "1e400",
  "-1E400",
  "1e21",
  "1".repeat(1_000_000),
];

describe.for(clients)("$name: huge numbers", ({ change }) => {
  test.for(inexact.map((number) => [number.slice(0, 24), number] as const))(
    "%s… is not rounded",
    async ([, number]) => {
      await using server = await hostileServer(http(`{"id":"1","amount":${number}}`));
      expect(await failureOf(change(server.url))).toMatchObject({ kind: "unreadable", outcome: "unknown" });
    },
  );

  test("in a failure's body stay text", async () => {
    const body = '{"id":9007199254740993}';
    await using server = await hostileServer(http(body, 400));
    expect(await failureOf(change(server.url))).toMatchObject({ kind: "answer", body });
  });

  test("as text are left alone", async () => {
    await using server = await hostileServer(http('{"id":"9007199254740993"}'));
    expect(await change(server.url)).toEqual({ id: "9007199254740993" });
  });
});

describe("duplicate keys", () => {
  test.for(clients)("$name: the last one counts, as in JSON.parse", async ({ change }) => {
    await using server = await hostileServer(http('{"id":"1","id":"2"}'));
    expect(await change(server.url)).toEqual({ id: "2" });
  });

  test("Payabli: a failure envelope that comes last is a failure", async () => {
    await using server = await hostileServer(http('{"isSuccess":true,"isSuccess":false}'));
    const payabli = createPayabliClient({ requestToken: "secret", baseUrl: server.url });
    const error = await failureOf(payabli.updateCustomer(998, { firstname: "Jane" }));
    expect(error).toMatchObject({ kind: "answer", status: 200, outcome: "rejected" });
  });
});

describe("the facade", () => {
  test("keeps hostile keys and depth out of its record", async () => {
    const body = `{"__proto__":{"polluted":1},"first_name":"Jane","id":"cus_1","metadata":${deep(400)}}`;
    await using server = await hostileServer(http(body));
    const soap = createSoapClient({ apiKey: "secret", baseUrl: server.url });
    const result = await createCustomers({ soap }).update({ soap: { id: "cus_1" } }, { firstName: "Jane" });
    if (result.soap.status !== "applied") throw new Error(result.soap.status);
    expect(result.soap.record.firstName).toBe("Jane");
    expect(result.soap.record).not.toHaveProperty("polluted");
    expect({}).not.toHaveProperty("polluted");
  });
});
