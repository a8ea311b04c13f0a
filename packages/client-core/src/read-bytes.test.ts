import { expect, test } from "vitest";
import { discard, readBytes } from "./read-bytes.js";

const stream = (...chunks: readonly string[]) =>
  new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (controller) => {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
      controller.close();
    },
  });

const read = async (body: ReadableStream<Uint8Array<ArrayBuffer>> | null, limit = 100) => {
  const bytes = await readBytes({ body }, limit);
  return bytes && new TextDecoder().decode(bytes);
};

test("joins chunks in order", async () => {
  expect(await read(stream("one ", "two ", "three"))).toBe("one two three");
  expect(await read(stream("alone"))).toBe("alone");
  expect(await read(stream())).toBe("");
  expect(await read(null)).toBe("");
});

test("reads up to the limit, and gives up one byte later", async () => {
  expect(await read(stream("12345", "67890"), 10)).toBe("1234567890");
  expect(await read(stream("12345", "678901"), 10)).toBeUndefined();
});

test("cancels the stream that it does not read on", async () => {
  let isCancelled = false;
  const endless = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull: (controller) => controller.enqueue(new Uint8Array(1000)),
    cancel: () => {
      isCancelled = true;
    },
  });
  await readBytes({ body: endless }, 10_000);
  expect(isCancelled).toBe(true);
});

test("rejects when the stream breaks", async () => {
  const failure = new Error("reset");
  const broken = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (controller) => controller.error(failure),
  });
  await expect(readBytes({ body: broken }, 10)).rejects.toBe(failure);
});

test("reads an answer without a stream whole, up to the limit", async () => {
  const bytes = new TextEncoder().encode("12345");
  const answer = { arrayBuffer: async () => bytes.buffer };
  expect(await readBytes(answer, 5)).toEqual(bytes);
  expect(await readBytes(answer, 4)).toBeUndefined();
});

test("discards what is open, broken or absent without a word", async () => {
  discard(stream());
  discard(new ReadableStream({ start: (controller) => controller.error(new Error("reset")) }));
  discard(null);
  await new Promise((resolve) => setImmediate(resolve));
});
