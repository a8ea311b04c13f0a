import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { UnreadableError } from "../input-error.js";
import { isObject, type Json } from "../json.js";
import { SpecError } from "../problem.js";
import type { Spec } from "../spec.js";
import { readSpec } from "./read-spec.js";
import { isAddress, readLocation } from "./read-text.js";

/** The location of a provider's document. Paths are relative to a root folder. */
export interface SpecPlace {
  /** The provider's name. */
  readonly name: string;
  /** A path or an address. */
  readonly document: string;
  /** The file that lists keywords the types are known to lose; it may be missing. */
  readonly losses: string;
}

/** The location of a provider's document in this repository. */
export const specPlaceOf = (name: string): SpecPlace => ({
  name,
  document: `specs/${name}/openapi.yaml`,
  losses: `specs/${name}/lossy.json`,
});

/**
 * Reads `specs/<name>/openapi.yaml`.
 *
 * @throws {SpecError} if the file is missing, is not YAML, or is not an OpenAPI document.
 */
export const loadSpec = (root: string, name: string): Promise<Spec> => loadSpecAt(root, specPlaceOf(name));

/**
 * Reads a document and the list of keywords that its types lose.
 *
 * @throws {SpecError} if it cannot be read, is not YAML, or is not an OpenAPI document.
 */
export const loadSpecAt = async (root: string, { name, document, losses }: SpecPlace): Promise<Spec> => {
  const read = (each: string): Promise<string> => readLocation(isAddress(each) ? each : resolve(root, each));
  const spec = await readSpec(name, document, read).catch((error: unknown) => {
    if (error instanceof UnreadableError) throw new SpecError([{ file: document, message: error.reason }]);
    throw error;
  });
  return { ...spec, lossy: await readLossy(root, losses) };
};

const readText = async (path: string): Promise<string | undefined> =>
  readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    return undefined;
  });

/** `lossy.json` is a list of `{ "pointer": …, "keyword": … }`. */
const readLossy = async (root: string, file: string): Promise<Spec["lossy"]> => {
  const text = await readText(resolve(root, file));
  if (text === undefined) return [];
  const records = readJson(text);
  const isRecord = (record: Json): boolean =>
    isObject(record) && typeof record.pointer === "string" && typeof record.keyword === "string";
  if (!Array.isArray(records) || !records.every(isRecord)) {
    throw new SpecError([
      {
        file,
        message:
          "this is not a list of {pointer, keyword}. Correct it: the command that added the document wrote it.",
      },
    ]);
  }
  return records as Spec["lossy"];
};

/** Parses JSON; returns undefined if it is invalid. */
const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};
