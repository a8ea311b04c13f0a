import { readFile } from "node:fs/promises";
import { InputError } from "../input-error.js";

const deadlineMs = 30_000;

/** Returns the content of a file or an address; rejects with an {@link InputError} of one sentence. */
export type ReadText = (location: string) => Promise<string>;

/**
 * Reads a file or an address.
 *
 * @throws {InputError} if it cannot be read, or is a web page.
 */
export const readLocation: ReadText = async (location) => {
  const text = isAddress(location) ? await download(location) : await readPath(location);
  if (!isWebPage(text)) return text;
  throw new InputError(
    `${location} is a web page (HTML), not an OpenAPI document. Give the file itself, or its raw address.`,
  );
};

/** True for an http or https address, false for a path. */
export const isAddress = (location: string): boolean => /^https?:\/\//i.test(location);

/** True for HTML. A page may come from a file or with any content type, so its first characters decide. */
export const isWebPage = (text: string): boolean =>
  /^\s*(<!--[\s\S]*?-->\s*)*<(!doctype html|html|head|body)\b/i.test(text);

const readPath = async (path: string): Promise<string> => {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const code = codeOf(error);
    if (code === "ENOENT") throw new InputError(`${path}: there is no such file.`);
    if (code === "EISDIR") throw new InputError(`${path} is a folder. Name the document in it.`);
    throw new InputError(`${path} cannot be read: ${code ?? String(error)}.`);
  }
};

const download = async (address: string): Promise<string> => {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(deadlineMs) });
    if (response.ok) return await response.text();
    throw new InputError(`${address} answered ${response.status}. Check the address.`);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${address} cannot be read: ${reasonOf(error)}.`);
  }
};

const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `it gave no answer within ${deadlineMs / 1000} s`;
  const code = codeOf(error.cause);
  if (code === "ECONNREFUSED") return "nothing listens there";
  if (code === "ENOTFOUND") return "the host is unknown";
  return code ?? error.message;
};

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error ? String(error.code) : undefined;
