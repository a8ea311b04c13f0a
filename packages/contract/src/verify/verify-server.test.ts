import { createServer } from "node:http";
import { expect, test } from "vitest";
import { answered, type Exchange, startDifferentServer } from "../../test-support/different-server.js";
import { ledger, loadLedger } from "../../test-support/ledger.js";
import { isContractError } from "../contract-error.js";
import { isJsonObject } from "../document/json.js";
import { applyPatch, joinPatches } from "./apply-patch.js";
import { isLoopback } from "./target.js";
import { verifyServer } from "./verify-server.js";

const credentials = { apiKey: "a-real-secret" };

/** Twelve ways to differ; each says what a verification has to call it. */
const ways: Record<string, { expected: string[]; differ: (exchange: Exchange) => void }> = {
  "an undocumented field": {
    expected: ["getAccount undocumented-field 200 body/nickname"],
    differ: (each) => {
      if (isGet(each)) answered(each).nickname = "Annie";
    },
  },
  "a required field is missing": {
    expected: ["listAccounts missing-field 200 body/records/*/name"],
    differ: (each) => {
      const { records } = answered(each);
      for (const record of Array.isArray(records) ? records : [])
        if (isJsonObject(record)) delete record.name;
    },
  },
  "a field of another type": {
    expected: ["getAccount wrong-type 200 body/id"],
    differ: (each) => {
      if (isGet(each) && each.status === 200) answered(each).id = "7";
    },
  },
  "null where it is not documented": {
    expected: ["updateAccount wrong-type 200 body/name"],
    differ: (each) => {
      if (each.method === "PATCH" && each.status === 200) answered(each).name = null;
    },
  },
  "an undocumented status": {
    expected: ["deleteAccount undocumented-status 202"],
    differ: (each) => {
      if (each.method === "DELETE" && each.status === 204) each.status = 202;
    },
  },
  "another media type": {
    expected: ["createAccount undocumented-media-type 200 application/hal+json"],
    differ: (each) => {
      if (each.method === "POST" && each.status === 200) each.type = "application/hal+json";
    },
  },
  "a valid request is refused": {
    expected: ["updateAccount valid-request-refused example rename"],
    differ: (each) => {
      if (isJsonObject(each.sent) && each.sent.note === null) refuse(each);
    },
  },
  "a pattern is not checked": {
    expected: ["updateAccount invalid-request-accepted request body/phone pattern"],
    differ: (each) => {
      if (each.method === "PATCH" && isJsonObject(each.sent) && typeof each.sent.phone === "string")
        accept(each);
    },
  },
  "unknown properties are taken": {
    expected: ["updateAccount invalid-request-accepted request body additionalProperties"],
    differ: (each) => {
      if (isJsonObject(each.sent) && "undeclaredProperty" in each.sent) accept(each);
    },
  },
  "a required parameter is not required": {
    expected: ["listAccounts invalid-request-accepted request query/status required"],
    differ: (each) => {
      if (each.path === "/accounts" && each.method === "GET" && !each.query.has("status")) {
        Object.assign(each, { status: 200, body: { records: [] } });
      }
    },
  },
  "no credential is asked for": {
    expected: ["deleteAccount credential-not-checked security"],
    differ: (each) => {
      if (each.method === "DELETE" && !each.headers["x-api-key"])
        Object.assign(each, { status: 204, body: undefined });
    },
  },
  "an operation is not there": {
    expected: ["deleteAccount operation-not-served 405"],
    differ: (each) => {
      if (each.method === "DELETE")
        Object.assign(each, { status: 405, body: { error: "x" }, type: "application/json" });
    },
  },
};

const isGet = ({ method, path }: Exchange): boolean => method === "GET" && path.startsWith("/accounts/");

const refuse = (each: Exchange): void => {
  Object.assign(each, { status: 422, body: { error: "refused" }, type: "application/json" });
};

const accept = (each: Exchange): void => {
  Object.assign(each, { status: 200, body: { id: 7, name: "Ben Example" }, type: "application/json" });
};

const named = (report: Awaited<ReturnType<typeof verifyServer>>): string[] =>
  report.differences.map(({ operation, kind, place }) => `${operation} ${kind} ${place}`).sort();

test("a faithful server differs in nothing", async () => {
  await using server = await startDifferentServer(() => {});
  const report = await verifyServer(ledger, { against: server.url, credentials });
  expect(named(report)).toEqual([]);
  expect(report.requests).toBeGreaterThan(80);
  expect(report.leftOut).toEqual([]);
});

test.each(Object.entries(ways))("found, and nothing else: %s", async (_, { expected, differ }) => {
  await using server = await startDifferentServer(differ);
  expect(named(await verifyServer(ledger, { against: server.url, credentials }))).toEqual(expected);
});

test("a server that differs in all twelve ways: all are found, none is invented", async () => {
  expect(Object.keys(ways)).toHaveLength(12);
  await using server = await startDifferentServer((each) => {
    for (const { differ } of Object.values(ways)) differ(each);
  });
  const found = named(await verifyServer(ledger, { against: server.url, credentials }));
  const expected = Object.values(ways).flatMap((way) => way.expected);
  // Where the whole operation is gone, its finer differences cannot be seen.
  const hidden = expected.filter(
    (each) => each.startsWith("deleteAccount") && !each.includes("operation-not-served"),
  );
  expect(found).toEqual(expected.filter((each) => !hidden.includes(each)).sort());
});

test("the proposed changes make the document agree with the server", async () => {
  const { document } = await loadLedger();
  const documented = [
    "an undocumented field",
    "a required field is missing",
    "a field of another type",
    "an undocumented status",
    "another media type",
    "a pattern is not checked",
    "unknown properties are taken",
  ];
  await using server = await startDifferentServer((each) => {
    for (const way of documented) ways[way]?.differ(each);
  });
  const { differences } = await verifyServer(ledger, { against: server.url, credentials });
  const patched = applyPatch(document, joinPatches(differences.map(({ patch }) => patch)));
  expect(named(await verifyServer(patched, { against: server.url, credentials }))).toEqual([]);
});

test("a report holds neither secrets nor values that the server answered", async () => {
  await using server = await startDifferentServer(({ body }) => {
    if (isJsonObject(body)) body.nickname = "Very Personal";
  });
  const text = JSON.stringify(await verifyServer(ledger, { against: server.url, credentials }));
  expect(text).toContain("nickname");
  expect(text).not.toContain("Very Personal");
  expect(text).not.toContain("a-real-secret");
  expect(text).not.toContain("Ann Example");
});

const messagesOf = async (differ: (exchange: Exchange) => void): Promise<string[]> => {
  await using server = await startDifferentServer(differ);
  const { differences } = await verifyServer(ledger, { against: server.url, credentials });
  return differences.map(({ operation, message }) => `${operation}: ${message}`);
};

test("a request that is taken is told as what the server took, and what the document says", async () => {
  const taken = await messagesOf((each) => {
    if (each.method === "PATCH" && each.status === 422) accept(each);
  });
  const takes = "updateAccount: PATCH /accounts/{accountId} took";
  expect(taken.filter((each) => !each.startsWith(takes))).toEqual([]);
  expect(taken).toContain(`${takes} path/accountId 0; the document says at least 1`);
  expect(taken).toContain(`${takes} name ""; the document says at least 1 character`);
  expect(taken).toContain(`${takes} note 42; the document says the type string or null`);
  expect(taken).toContain(`${takes} a body; the document says no field but those it lists`);
});

test("a 401 and a 422 that no operation documents are a line each", async () => {
  const { document } = await loadLedger();
  const undocumented = JSON.parse(JSON.stringify(document));
  for (const item of Object.values<Record<string, { responses?: Record<string, unknown> }>>(
    undocumented.paths,
  ))
    for (const { responses = {} } of Object.values(item)) {
      delete responses["401"];
      delete responses["422"];
      delete responses.default;
    }
  await using server = await startDifferentServer(() => {});
  const { differences } = await verifyServer(undocumented, { against: server.url, credentials });
  const several = differences.filter(({ operation }) => operation === "(several operations)");
  expect(several.map(({ place }) => place).sort()).toEqual(["401", "422"]);
  expect(differences.filter(({ place }) => place === "401" || place === "422")).toEqual(several);
});

test("a login page is told as such, and nothing else is said of the server", async () => {
  const found = await messagesOf((each) =>
    Object.assign(each, { status: 200, type: "text/html", body: "<html>" }),
  );
  expect(found).toEqual([
    expect.stringMatching(/^\(several operations\): answered with a web page \(HTML\), such as a login/),
  ]);
});

/** A host name that leads to loopback and is not called so: what is sent to it is not sent anywhere else. */
const recordingServer = async () => {
  const methods: string[] = [];
  const server = createServer((message, response) => {
    methods.push(message.method ?? "");
    message.resume();
    response.writeHead(200, { "content-type": "application/json" }).end('{"id":7,"name":"x","records":[]}');
  });
  await new Promise<void>((resolve) => server.listen(0, "::ffff:127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return {
    methods,
    host: `[::ffff:7f00:1]:${port}`,
    url: `http://[::ffff:127.0.0.1]:${port}`,
    [Symbol.asyncDispose]: stop,
  };
};

test("nothing that may change data goes to a host that is not loopback and not named", async () => {
  await using server = await recordingServer();
  const report = await verifyServer(ledger, { against: server.url, credentials });
  expect(new Set(server.methods)).toEqual(new Set(["GET"]));
  expect(report.leftOut.map(({ operation }) => operation)).toEqual([
    "createAccount",
    "deleteAccount",
    "updateAccount",
  ]);
  expect(report.leftOut[0]?.reason).toBe(`POST may change data; --allow-writes ${server.host} allows it`);
  const refused = verifyServer(ledger, {
    against: server.url,
    credentials,
    allowWrites: "elsewhere.example",
  });
  await expect(refused).rejects.toThrow(
    `Writes are allowed to elsewhere.example, but the server is ${server.host}.`,
  );
  await verifyServer(ledger, { against: server.url, credentials, allowWrites: server.host });
  expect(new Set(server.methods)).toEqual(new Set(["GET", "POST", "PATCH", "DELETE"]));
});

test.each([
  ["http://127.0.0.1:1", true],
  ["http://127.9.9.9", true],
  ["http://localhost:80", true],
  ["http://[::1]", true],
  ["http://127.0.0.1.example.com", false],
  ["http://localhost.example.com", false],
  ["http://x127.0.0.1.example", false],
  ["http://10.0.0.127", false],
])("%s is loopback: %s", (url, expected) => {
  expect(isLoopback(new URL(url))).toBe(expected);
});

test("given path parameters are used, except where they are what is tried", async () => {
  const paths: string[] = [];
  await using server = await startDifferentServer(({ path }) => void paths.push(path));
  await verifyServer(ledger, { against: server.url, credentials, parameters: { accountId: "998" } });
  expect(paths).not.toContain("/accounts/7");
  const others = [...new Set(paths.filter((path) => path !== "/accounts/998" && path !== "/accounts"))];
  expect(others).toContain("/accounts/0");
  expect(others.length).toBeLessThan(5);
});

test("a server that limits the rate is left alone", async () => {
  let count = 0;
  await using server = await startDifferentServer((each) => {
    if (++count > 5) Object.assign(each, { status: 429, body: undefined });
  });
  const report = await verifyServer(ledger, { against: server.url, credentials });
  expect([report.requests, count]).toEqual([5, 6]);
  expect(report.leftOut.at(-1)?.reason).toContain("429");
});

test.each([
  [{ against: "ftp://example.com" }, "bad-option"],
  [{ against: "http://user:pass@127.0.0.1/" }, "bad-option"],
  [{ against: "http://127.0.0.1:1", credentials: {} }, "missing-credential"],
  [{ against: "http://127.0.0.1:1" }, "unreachable-server"],
])("says in one line what is wrong: %j", async (options, code) => {
  const error: unknown = await verifyServer(ledger, { credentials, ...options }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(isContractError(error) && error.code).toBe(code);
  expect(isContractError(error) && error.message).not.toContain("\n");
});
