import { mkdirSync, renameSync, rmSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type JsonObject, SpecError } from "@provider-clients/openapi";
import { stringify } from "yaml";
import type { Loss } from "../keywords/losses.js";
import { renderOutputs } from "../output/outputs.js";
import { withStaging } from "../output/staging.js";
import type { CheckTypes } from "../output/type-check.js";
import { findLosses } from "../types/find-losses.js";
import type { Layout } from "./layout.js";
import { sourceFiles } from "./package/source-files.js";

/** A provider's document and the notes about it. */
export interface Draft {
  readonly document: JsonObject;
  /** Renders SOURCES.md. */
  readonly sources: (losses: readonly Loss[]) => string;
}

/**
 * Creates a provider's files. Writes, generates and compiles everything in a staging folder first, so that a document
 * that cannot become a client leaves nothing behind.
 *
 * @throws {SpecError} if no client can be generated from the document.
 */
export const scaffold = (layout: Layout, draft: Draft, checkTypes: CheckTypes): Promise<readonly Loss[]> =>
  withStaging(layout.root, async (staging) => {
    const { root, project, target, sources } = layout;
    const folder = join(staging, project);
    const losses = await writeSpec(folder, layout, draft);
    const own = Object.fromEntries(
      Object.entries(sourceFiles(draft.document, layout.importName)).map(([path, text]) => [
        join(sources, path),
        text,
      ]),
    );
    await writeAll(folder, own);
    const outputs = await renderOutputs(folder, target);
    const misfits = await checkTypes(folder, [{ target, outputs }], join(staging, "type-check"));
    if (misfits.length > 0) throw new SpecError(misfits);
    for (const { path, text } of outputs) await write(join(folder, path), text);
    const surroundings = await layout.surroundings(draft.document, folder);
    await writeAll(folder, surroundings);
    await writeAll(staging, layout.replaced);
    moveAll(staging, root, layout.created, Object.keys(layout.replaced));
    await layout.finish([...Object.keys(own), ...Object.keys(surroundings)]);
    return losses;
  });

const writeSpec = async (
  folder: string,
  { target }: Layout,
  { document, sources }: Draft,
): Promise<readonly Loss[]> => {
  const losses = findLosses(document);
  const records = losses.map(({ pointer, keyword }) => ({ pointer, keyword }));
  await writeAll(folder, {
    [target.document]: stringify(document, { aliasDuplicateObjects: false, lineWidth: 0 }),
    [join(dirname(target.document), "SOURCES.md")]: sources(losses),
    ...(records.length > 0 && { [target.losses]: `${JSON.stringify(records, undefined, 2)}\n` }),
  });
  return losses;
};

const writeAll = async (folder: string, files: Readonly<Record<string, string>>): Promise<void> => {
  for (const [path, text] of Object.entries(files)) await write(join(folder, path), text);
};

const write = async (path: string, text: string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
};

/** Moves all files synchronously, so that a signal arrives before or after. Overwrites existing files last. */
const moveAll = (from: string, to: string, created: readonly string[], replaced: readonly string[]): void => {
  const moved: string[] = [];
  try {
    for (const path of [...created, ...replaced]) {
      mkdirSync(dirname(join(to, path)), { recursive: true });
      renameSync(join(from, path), join(to, path));
      moved.push(path);
    }
  } catch (error) {
    for (const path of moved.filter((each) => created.includes(each)))
      rmSync(join(to, path), { recursive: true, force: true });
    throw error;
  }
};
