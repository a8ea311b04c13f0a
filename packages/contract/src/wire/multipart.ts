import { typeParameter } from "./media-types.js";

/** One part of a `multipart/form-data` body (RFC 7578). */
export interface Part {
  readonly name: string;
  readonly text: string;
  readonly contentType?: string;
  readonly fileName?: string;
}

// Constant, so that a case is always the same; no generated value contains it.
const boundary = "provider-contract-boundary";

/** Serialises parts as a body, with the content type that contains the boundary. */
export const writeParts = (parts: readonly Part[]): { body: string; contentType: string } => {
  const texts = parts.map(({ name, text, contentType, fileName }) => {
    const file = fileName === undefined ? "" : `; filename="${quote(fileName)}"`;
    const type = contentType === undefined ? "" : `Content-Type: ${contentType}\r\n`;
    return `--${boundary}\r\nContent-Disposition: form-data; name="${quote(name)}"${file}\r\n${type}\r\n${text}\r\n`;
  });
  return {
    body: `${texts.join("")}--${boundary}--\r\n`,
    contentType: `multipart/form-data; boundary=${boundary}`,
  };
};

/** Parses the parts of a body; undefined if it does not match its content type. */
export const readParts = (body: string, contentType: string | undefined): Part[] | undefined => {
  const mark = typeParameter(contentType, "boundary");
  if (!mark) return undefined;
  const pieces = `\r\n${body}`.split(`\r\n--${mark}`);
  if (pieces.length < 2 || !pieces.at(-1)?.startsWith("--")) return undefined;
  const parts = pieces.slice(1, -1).map(readPart);
  return parts.every((part) => part !== undefined) ? parts : undefined;
};

const readPart = (piece: string): Part | undefined => {
  const end = piece.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const headers = new Map(
    piece
      .slice(0, end)
      .split("\r\n")
      .filter((line) => line !== "")
      .map((line): [string, string] => {
        const [name = "", ...rest] = line.split(":");
        return [name.trim().toLowerCase(), rest.join(":").trim()];
      }),
  );
  const disposition = headers.get("content-disposition");
  const name = typeParameter(disposition, "name");
  if (name === undefined) return undefined;
  const contentType = headers.get("content-type");
  const fileName = typeParameter(disposition, "filename");
  return {
    name: unquote(name),
    text: piece.slice(end + 4),
    ...(contentType === undefined ? {} : { contentType }),
    ...(fileName === undefined ? {} : { fileName: unquote(fileName) }),
  };
};

// Escapes like browsers (HTML, multipart/form-data encoding algorithm).
const quote = (text: string): string =>
  text.replaceAll("\r", "%0D").replaceAll("\n", "%0A").replaceAll('"', "%22");

const unquote = (text: string): string =>
  text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%22", '"');
