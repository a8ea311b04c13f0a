import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { InputError } from "../input-error.js";
import { isObject, type Json } from "../json.js";
import { SpecError } from "../problem.js";
import type { Spec } from "../spec.js";
import { readSpec } from "./read-spec.js";
import { isAddress, readLocation } from "./read-text.js";

/**
 * Reads `specs/<name>/openapi.yaml`.
 *
 * @throws {SpecError} when there is no such file, when it is not YAML, or when it is no OpenAPI document.
 */
export const loadSpec = async (root: string, name: string): Promise<Spec> => {
  const file = `specs/${name}/openapi.yaml`;
  if ((await readText(join(root, file))) === undefined) {
    throw new SpecError([
      { file, message: `there is no such file. Write it, or take ${name} off the command.` },
    ]);
  }
  const read = (each: string): Promise<string> => readLocation(isAddress(each) ? each : join(root, each));
  const spec = await readSpec(name, file, read).catch((error: unknown) => {
    if (error instanceof InputError) throw new SpecError([{ file, message: error.message }]);
    throw error;
  });
  return { ...spec, lossy: await readLossy(root, `specs/${name}/lossy.json`) };
};

const readText = async (path: string): Promise<string | undefined> =>
  readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    return undefined;
  });

/** `lossy.json` is a list of `{ "pointer": …, "keyword": … }`. */
const readLossy = async (root: string, file: string): Promise<Spec["lossy"]> => {
  const text = await readText(join(root, file));
  if (text === undefined) return [];
  const records = readJson(text);
  const isRecord = (record: Json): boolean =>
    isObject(record) && typeof record.pointer === "string" && typeof record.keyword === "string";
  if (!Array.isArray(records) || !records.every(isRecord)) {
    throw new SpecError([
      { file, message: "this is not a list of {pointer, keyword}. Write it with `pnpm new-provider`." },
    ]);
  }
  return records as Spec["lossy"];
};

/** The value of a JSON text; undefined where it is none. */
const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};
