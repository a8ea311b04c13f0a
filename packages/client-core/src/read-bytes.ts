import type { AnswerStream } from "./fetch.js";

/** Cancels a stream that is not needed. */
export const discard = (stream: { cancel(): Promise<void> } | null): void => {
  // A stream that cannot be cancelled has ended or failed; there is nothing to free.
  stream?.cancel().catch(() => {});
};

/** Reads a body; resolves to undefined as soon as it exceeds the limit. */
export const readBytes = async (
  body: AnswerStream | null,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  if (body) {
    const reader = body.getReader();
    for (let part = await reader.read(); part.value; part = await reader.read()) {
      size += part.value.length;
      if (size > limit) {
        discard(reader);
        return undefined;
      }
      chunks.push(part.value);
    }
  }
  if (chunks.length === 1) {
    return chunks[0];
  }
  const bytes = new Uint8Array(size);
  for (const chunk of chunks.reverse()) {
    size -= chunk.length;
    bytes.set(chunk, size);
  }
  return bytes;
};
