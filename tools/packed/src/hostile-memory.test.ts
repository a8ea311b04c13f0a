import { execFile } from "node:child_process";
import type { Socket } from "node:net";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { clients } from "../test-support/clients.ts";
import { chunkedHead, hostileServer, http, writeForever } from "../test-support/hostile-server.ts";

const megabyte = 2 ** 20;
/** What a call may need on top of a harmless one: the limit of 10 MiB, decoded, parsed and not yet collected. */
const allowedMegabytes = 64;
/** What the other side may have sent before it notices: the limit, and the buffers on the way. */
const allowedBytes = 32 * megabyte;

const program = fileURLToPath(new URL("../test-support/measured-call.ts", import.meta.url));

const measure = async (client: string, url: string) => {
  const { stdout } = await promisify(execFile)(process.execPath, [program, client, url]);
  return JSON.parse(stdout) as { kind?: string; status?: number; outcome?: string; peakMegabytes: number };
};

const zeros = Buffer.alloc(megabyte);

// Members of a gzip stream follow each other: a gigabyte of zeros in a megabyte, without making it first.
const gzipBomb = Buffer.concat(Array.from({ length: 1024 }, () => gzipSync(zeros)));
const deflateBomb = deflateSync(Buffer.alloc(128 * megabyte));
const brotliBomb = brotliCompressSync(Buffer.alloc(256 * megabyte), { params: { 1: 1 } });

const endless = (socket: Socket, status: number) => {
  socket.write(chunkedHead(status));
  writeForever(socket, Buffer.concat([Buffer.from("100000\r\n"), zeros, Buffer.from("\r\n")]));
};

const hundredMegabytes = (socket: Socket, status: number) => {
  socket.write(`HTTP/1.1 ${status} Whatever\r\nContent-Length: ${100 * megabyte}\r\n\r\n`);
  writeForever(socket, zeros);
};

const encoded = (body: Buffer, encoding: string, status = 200) =>
  http(body, status, [`Content-Encoding: ${encoding}`]);

const tooMuch: Readonly<Record<string, Parameters<typeof hostileServer>[0]>> = {
  "100 MB with a length": (socket) => hundredMegabytes(socket, 200),
  "chunks without an end": (socket) => endless(socket, 200),
  "a gzip bomb of 1 GB": encoded(gzipBomb, "gzip"),
  "a gzip bomb within gzip": encoded(gzipSync(gzipBomb), "gzip, gzip"),
  "a deflate bomb of 128 MB": encoded(deflateBomb, "deflate"),
  "a Brotli bomb of 256 MB": encoded(brotliBomb, "br"),
};

const failures: Readonly<Record<string, Parameters<typeof hostileServer>[0]>> = {
  "100 MB with a length": (socket) => hundredMegabytes(socket, 500),
  "chunks without an end": (socket) => endless(socket, 500),
  "a gzip bomb of 1 GB": encoded(gzipBomb, "gzip", 500),
};

// JSON that grows most when it is parsed: three bytes become an array.
const manyArrays = `{"a":[${"[],".repeat(3_400_000)}[]]}`;

describe.for(clients)("$name: bounded memory", { timeout: 60_000 }, ({ name }) => {
  let usual = 0;

  beforeAll(async () => {
    await using server = await hostileServer(http('{"id":"1"}'));
    usual = (await measure(name, server.url)).peakMegabytes;
  });

  test.for(Object.entries(tooMuch))("%s: unreadable", async ([, answer]) => {
    await using server = await hostileServer(answer);
    const { peakMegabytes, ...error } = await measure(name, server.url);
    expect(error).toEqual({ kind: "unreadable", status: 200, outcome: "unknown" });
    expect(peakMegabytes - usual).toBeLessThan(allowedMegabytes);
    expect(server.bytesSent()).toBeLessThan(allowedBytes);
  });

  test.for(Object.entries(failures))("%s in a failure: the failure without a body", async ([, answer]) => {
    await using server = await hostileServer(answer);
    const { peakMegabytes, ...error } = await measure(name, server.url);
    expect(error).toEqual({ kind: "answer", status: 500, outcome: "unknown" });
    expect(peakMegabytes - usual).toBeLessThan(allowedMegabytes);
    expect(server.bytesSent()).toBeLessThan(allowedBytes);
  });

  test("a redirect with 100 MB is not read", async () => {
    await using server = await hostileServer((socket) => {
      socket.write("HTTP/1.1 302 Found\r\nLocation: /\r\n");
      socket.write(`Content-Length: ${100 * megabyte}\r\n\r\n`);
      writeForever(socket, zeros);
    });
    const { peakMegabytes, kind } = await measure(name, server.url);
    expect(kind).toBe("redirect");
    expect(peakMegabytes - usual).toBeLessThan(allowedMegabytes);
    expect(server.bytesSent()).toBeLessThan(allowedBytes);
  });

  test("JSON within the limit that grows most when parsed: at most fifty times the limit", async () => {
    await using server = await hostileServer(http(manyArrays));
    const { peakMegabytes } = await measure(name, server.url);
    expect(peakMegabytes - usual).toBeLessThan(500);
  });
});
