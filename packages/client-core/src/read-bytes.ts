import type { FetchAnswer } from "./fetch.js";

/** Cancels a stream that is not needed. */
export const discard = (stream: { cancel(): Promise<void> } | null | undefined): void => {
  // A stream that cannot be cancelled has ended or failed; there is nothing to free.
  stream?.cancel().catch(() => {});
};

/** Reads the body of an answer; resolves to undefined as soon as it exceeds the limit. */
export const readBytes = async (
  answer: Pick<FetchAnswer, "body" | "arrayBuffer">,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  const { body } = answer;
  if (!body && answer.arrayBuffer) {
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return bytes.length > limit ? undefined : bytes;
  }
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
