import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { SpecError } from "@provider-clients/openapi";
import type { Difference } from "./compare.js";
import { isGenerated } from "./header.js";

/**
 * Refuses to overwrite or remove a file that was written by hand.
 *
 * @throws {SpecError} that names each such file.
 */
export const refuseHandWritten = async (root: string, differences: readonly Difference[]): Promise<void> => {
  const there = differences.filter(({ kind }) => kind !== "missing").map(({ path }) => path);
  const texts = await Promise.all(
    there.map(async (path) => ({ path, text: await readFile(join(root, path), "utf8") })),
  );
  const foreign = texts.filter(({ text }) => !isGenerated(text));
  if (foreign.length === 0) return;
  throw new SpecError(
    foreign.map(({ path }) => ({
      file: path,
      message:
        "this file was written by hand (it lacks the note that a generated one begins with), in a folder where only generated " +
        "files live. Move it elsewhere, or delete it.",
    })),
  );
};
