import { readFile } from "node:fs/promises";
import { InputError } from "./input-error.js";
import { objectOf, textOf } from "./json.js";
import { parseSpec, type Spec } from "./load.js";

const DEADLINE_MS = 30_000;

/**
 * Reads a document from a file or an address.
 *
 * @throws {InputError} when it cannot be read, or when it is a web page.
 * @throws {SpecError} when it is no OpenAPI document.
 */
export const readDocument = async (location: string): Promise<Spec> => {
  const spec = parseSpec("document", location, await readLocation(location));
  return { ...spec, name: textOf(objectOf(spec.document["x-provider"]).name) ?? spec.name };
};

/**
 * The text of a file or of what an address answers.
 *
 * @throws {InputError} when it cannot be read, or when it is a web page.
 */
export const readLocation = async (location: string): Promise<string> => {
  const text = isAddress(location) ? await download(location) : await readText(location);
  if (!isWebPage(text)) return text;
  throw new InputError(
    `${location} is a web page (HTML), not an OpenAPI document. Give the file itself, or its raw address.`,
  );
};

/** True for an http or https address, false for a path. */
export const isAddress = (location: string): boolean => /^https?:\/\//i.test(location);

/** A page may come with any content type, or from a file; its first letters tell. */
const isWebPage = (text: string): boolean =>
  /^\s*(<!--[\s\S]*?-->\s*)*<(!doctype html|html|head|body)\b/i.test(text);

const readText = async (path: string): Promise<string> => {
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
    const response = await fetch(address, { signal: AbortSignal.timeout(DEADLINE_MS) });
    if (response.ok) return await response.text();
    throw new InputError(`${address} answered ${response.status}. Check the address.`);
  } catch (error) {
    if (error instanceof InputError) throw error;
    const cause = error instanceof Error ? (codeOf(error.cause) ?? error.message) : String(error);
    throw new InputError(`${address} cannot be read: ${cause}.`);
  }
};

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error ? String(error.code) : undefined;
