import { readFile } from "node:fs/promises";
import { UnreadableError } from "../input-error.js";
import { reasonOtherFormat } from "./other-format.js";

const deadlineMs = 30_000;

/** Returns the content of a file or an address; rejects with an {@link InputError} of one sentence. */
export type ReadText = (location: string) => Promise<string>;

/**
 * Reads a file or an address.
 *
 * @throws {UnreadableError} if it cannot be read, or is evidently no OpenAPI document.
 */
export const readLocation: ReadText = async (location) => {
  const text = isAddress(location) ? await download(location) : await readPath(location);
  const reason = reasonOtherFormat(text);
  if (reason !== undefined) throw new UnreadableError(location, reason);
  return text;
};

/** True for an address, also for one that cannot be read (`ftp://`), false for a path. */
export const isAddress = (location: string): boolean => /^[a-z][a-z\d+.-]*:\/\//i.test(location);

/** True for an address that is read. */
export const isWebAddress = (location: string): boolean => /^https?:\/\//i.test(location);

const readPath = async (path: string): Promise<string> => {
  try {
    return decode(await readFile(path));
  } catch (error) {
    throw new UnreadableError(path, reasonOfPath(error));
  }
};

/** UTF-8, or UTF-16 with its mark, which PowerShell 5 writes. Removes the mark. */
const decode = (bytes: Uint8Array): string => {
  const [first, second] = bytes;
  const isLittle = first === 0xff && second === 0xfe;
  const isBig = first === 0xfe && second === 0xff;
  return new TextDecoder(isLittle ? "utf-16le" : isBig ? "utf-16be" : "utf-8").decode(bytes);
};

const reasonOfPath = (error: unknown): string => {
  const code = codeOf(error);
  if (code === "ENOENT" || code === "ENOTDIR")
    return "there is no such file. Correct the path, or create it.";
  if (code === "EISDIR") return "this is a folder. Name the document in it.";
  if (code === "EACCES" || code === "EPERM") return "you may not read this file. Change its permissions.";
  if (code === "ELOOP") return "this link leads in a circle. Name the file itself.";
  return `it cannot be read (${code ?? String(error)}).`;
};

const download = async (address: string): Promise<string> => {
  if (!isWebAddress(address))
    throw new UnreadableError(
      address,
      "only http and https addresses are read. Give one of those, or a path.",
    );
  const response = await fetchFrom(address);
  if (!response.ok) throw new UnreadableError(address, `it answered ${response.status}. Check the address.`);
  return decode(new Uint8Array(await response.arrayBuffer().catch(unreadable(address))));
};

const fetchFrom = (address: string): Promise<Response> =>
  fetch(address, { signal: AbortSignal.timeout(deadlineMs) }).catch(unreadable(address));

const unreadable = (address: string) => (error: unknown) => {
  throw new UnreadableError(address, `${reasonOfFetch(error)}. Check the address.`);
};

/** What the codes of Node.js mean; a fetch has them in the cause of its error. */
const failures: ReadonlyMap<string | undefined, string> = new Map([
  ["ECONNREFUSED", "nothing listens there"],
  ["ENOTFOUND", "the host is unknown"],
  ["EAI_AGAIN", "the host is unknown, or there is no network"],
  ["ECONNRESET", "the connection broke"],
  ["UND_ERR_SOCKET", "the connection broke"],
  ["ERR_INVALID_URL", "it is not a complete address"],
]);

const reasonOfFetch = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `it gave no answer within ${deadlineMs / 1000} s`;
  const { cause } = error;
  const known = failures.get(codeOf(cause)) ?? failures.get(codeOf(error));
  if (known !== undefined) return known;
  const reason = cause instanceof Error ? cause.message : error.message;
  return reason === "redirect count exceeded" ? "it redirects in a circle" : `it cannot be read (${reason})`;
};

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error ? String(error.code) : undefined;
