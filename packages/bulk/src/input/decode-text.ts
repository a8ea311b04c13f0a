/** The encoding of a file. */
export type FileEncoding = "utf8" | "latin1";

const marks: readonly (readonly [string, readonly number[]])[] = [
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/** The encoding from a byte order mark, or the given one; "latin1" is Windows-1252. */
const labelOf = (start: Uint8Array, given: FileEncoding): string => {
  const marked = marks.find(([, mark]) => mark.every((byte, at) => start[at] === byte));
  return marked?.[0] ?? (given === "latin1" ? "windows-1252" : "utf-8");
};

/** The decoded contents of a file, without a byte order mark. Invalid bytes become U+FFFD. */
export async function* decodeText(
  input: AsyncIterable<Uint8Array>,
  encoding: FileEncoding,
): AsyncGenerator<string, void, undefined> {
  let decoder: TextDecoder | undefined;
  for await (const bytes of input) {
    decoder ??= new TextDecoder(labelOf(bytes, encoding));
    yield decoder.decode(bytes, { stream: true });
  }
  if (decoder) yield decoder.decode();
}
