import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { clients, failureOf, shownBy } from "../test-support/clients.ts";
import { chunkedHead, drip, hostileServer, http, writeForever } from "../test-support/hostile-server.ts";

const yes = '{"id":"1"}';
const broken = { kind: "network", outcome: "unknown" };

const brokenAnswers: Readonly<Record<string, string | Buffer>> = {
  "a zero byte in a header": http(yes, 200, ["X-Request-Id: a\0b"]),
  "a control character in a header": http(yes, 200, ["X-Request-Id: a\x01b"]),
  "a bare carriage return in a header": http(yes, 200, ["X-Request-Id: a\rX-Injected: b"]),
  "a header without a name": http(yes, 200, [": value"]),
  "a header larger than is allowed": http(yes, 200, [`X-Request-Id: ${"a".repeat(1_000_000)}`]),
  "ten thousand headers": http(
    yes,
    200,
    Array.from({ length: 10_000 }, (_, at) => `X-${at}: a`),
  ),
  "two lengths that differ": http(yes, 200, ["Content-Length: 3"]),
  "fewer bytes than promised": http(yes, 200).subarray(0, -3),
  "a chunk whose size is not a number": `${chunkedHead()}zz\r\n${yes}\r\n0\r\n\r\n`,
  "chunks without an end": `${chunkedHead()}a\r\n${yes}\r\n`,
  "gzip that is none": http(yes, 200, ["Content-Encoding: gzip"]),
  "more encodings than are allowed": http(yes, 200, [`Content-Encoding: ${"gzip,".repeat(1000)}gzip`]),
  "another protocol": "SSH-2.0-OpenSSH_10.0\r\n",
  "the beginning of TLS": Buffer.from([0x15, 3, 3, 0, 2, 2, 0x28]),
  "nothing at all": "",
};

describe.for(clients)("$name: an answer that breaks HTTP", ({ change }) => {
  test.for(Object.entries(brokenAnswers))("%s", async ([, answer]) => {
    await using server = await hostileServer(answer);
    const error = await failureOf(change(server.url));
    expect(error).toMatchObject(broken);
    expect(shownBy(error)).not.toMatch(/secret-key|127\.0\.0\.1|X-Injected/);
  });
});

describe.for(clients)("$name: a header that may be shown", ({ change }) => {
  test.for([
    ["markup", "<script>alert(1)</script>"],
    ["terminal escapes in Latin-1", "\x9b31mred"],
    ["a sentence", "your key is secret-key"],
    ["too much", "a".repeat(4000)],
  ])("%s is not", async ([, value]) => {
    await using server = await hostileServer(
      http("{}", 500, [`X-Request-Id: ${value}`, `Retry-After: ${value}`]),
    );
    const error = await failureOf(change(server.url));
    expect(error).toMatchObject({ kind: "answer", status: 500 });
    expect([error.requestId, error.retryAfterMs]).toEqual([undefined, undefined]);
  });

  test.for(["99999999999999999999", "-5", "1e9", "NaN", "Fri, 99 Foo 9999 99:99:99 GMT", "0x10"])(
    "Retry-After: %s delays nothing",
    async (value) => {
      await using server = await hostileServer(http("{}", 503, [`Retry-After: ${value}`]));
      const error = await failureOf(change(server.url, { retries: 2, timeoutMs: 400 }));
      expect(error.kind).toMatch(/answer|timeout/);
    },
  );
});

describe.for(clients)("$name: an answer without an end", ({ change }) => {
  const endless: Readonly<Record<string, string>> = {
    "chunks, drop by drop": chunkedHead(),
    "a failure's chunks, drop by drop": chunkedHead(500),
    "a body that is never sent": "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n",
  };

  test.for(Object.entries(endless))("%s: ends with the deadline", async ([, head]) => {
    await using server = await hostileServer((socket) => {
      socket.write(head);
      if (head.includes("chunked")) drip(socket, "1\r\n \r\n");
    });
    const error = await failureOf(change(server.url, { timeoutMs: 300 }));
    expect(error).toMatchObject({ kind: "timeout", outcome: "unknown" });
  });

  test("interim answers: ends with the deadline or the connection", async () => {
    await using server = await hostileServer((socket) => drip(socket, "HTTP/1.1 103 Early Hints\r\n\r\n"));
    const error = await failureOf(change(server.url, { timeoutMs: 300 }));
    expect(error.kind).toMatch(/^(timeout|network)$/);
    expect(error.outcome).toBe("unknown");
  });

  test("headers: ends at the runtime's limit", async () => {
    await using server = await hostileServer((socket) => {
      socket.write("HTTP/1.1 200 OK\r\n");
      writeForever(socket, `X-Filler: ${"a".repeat(1000)}\r\n`);
    });
    expect(await failureOf(change(server.url, { timeoutMs: 5000 }))).toMatchObject(broken);
  });

  test("a chunk extension: ends with the deadline or the connection", async () => {
    await using server = await hostileServer((socket) => {
      socket.write(`${chunkedHead()}1;`);
      drip(socket, "a".repeat(100));
    });
    const error = await failureOf(change(server.url, { timeoutMs: 300 }));
    expect(error.kind).toMatch(/^(timeout|network)$/);
  });
});

describe.for(clients)("$name: text that is not the documented JSON", ({ change }) => {
  test.for([
    ["invalid UTF-8", Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
    ["UTF-16", Buffer.from(yes, "utf16le")],
    ["a lone quote", Buffer.from('"')],
    ["nothing", Buffer.from("")],
    ["two documents", Buffer.from(`${yes}${yes}`)],
    ["gzip that is cut off", gzipSync(yes).subarray(0, 12), "gzip"],
    ["gzip within gzip, declared once", gzipSync(gzipSync(yes)), "gzip"],
  ] as const)("%s is unreadable", async ([, body, encoding = "identity"]) => {
    await using server = await hostileServer(http(body, 200, [`Content-Encoding: ${encoding}`]));
    expect(await failureOf(change(server.url))).toMatchObject({ kind: "unreadable", outcome: "unknown" });
  });
});

describe.for(clients)("$name: between two calls", ({ change }) => {
  test("a cookie is not kept", async () => {
    await using server = await hostileServer(
      http(yes, 200, ["Set-Cookie: session=stolen", "Connection: close"]),
    );
    await change(server.url);
    await change(server.url);
    expect(server.heads.join("").toLowerCase()).not.toContain("cookie");
  });
});
