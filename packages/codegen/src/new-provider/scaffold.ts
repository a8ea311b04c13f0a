import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { JsonObject } from "@provider-clients/openapi";
import { stringify } from "yaml";
import type { Loss } from "../keywords/losses.js";
import { renderOutputs } from "../output/outputs.js";
import { providerReadme, unrecordedProof } from "../readme/provider-readme.js";
import { exists } from "../repository/find-specs.js";
import { findLosses } from "../types/find-losses.js";
import type { ProviderNames } from "./adapt/adapt-document.js";
import { packageFiles } from "./package/package-files.js";

/** A provider as it will stand in the repository. */
export interface Draft {
  readonly names: ProviderNames;
  readonly document: JsonObject;
  /** The text of SOURCES.md. */
  readonly sources: (losses: readonly Loss[]) => string;
}

/** Where the changeset of a new provider lives. */
export const changesetPath = (name: string): string => `.changeset/new-provider-${name}.md`;

/**
 * Makes a provider's folders: everything is written and generated beside the repository's own folders first, so that
 * a document that cannot become a client leaves nothing behind.
 *
 * @throws {SpecError} when the document cannot become a client.
 */
export const scaffold = async (root: string, draft: Draft): Promise<readonly Loss[]> => {
  const { name, title } = draft.names;
  const cache = join(root, "node_modules/.cache");
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, "new-provider-"));
  try {
    const losses = await writeSpec(folder, draft);
    const files = await packageFiles(root, draft.document, draft.names);
    await writeAll(join(folder, "packages", name), files);
    for (const { path, text } of await renderOutputs(folder, name)) await write(join(folder, path), text);
    // The README quotes the options of client-core and the description of the package.
    await symlink(join(root, "packages/client-core"), join(folder, "packages/client-core"));
    await write(
      join(folder, "packages", name, "README.md"),
      providerReadme(folder, draft.document, unrecordedProof(name)),
    );
    await write(join(folder, changesetPath(name)), changesetText(name, title));
    await moveAll(folder, root, [`specs/${name}`, `packages/${name}`, changesetPath(name)]);
    await format(root, join("packages", name), Object.keys(files));
    return losses;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const writeSpec = async (folder: string, { names, document, sources }: Draft): Promise<readonly Loss[]> => {
  const losses = findLosses(document);
  const records = losses.map(({ pointer, keyword }) => ({ pointer, keyword }));
  await writeAll(join(folder, "specs", names.name), {
    "openapi.yaml": stringify(document, { aliasDuplicateObjects: false, lineWidth: 0 }),
    "SOURCES.md": sources(losses),
    ...(records.length > 0 && { "lossy.json": `${JSON.stringify(records, undefined, 2)}\n` }),
  });
  return losses;
};

/** Formats what people own of the package: those files alone, since to lint them the linter reads the whole repository. */
const format = async (root: string, folder: string, files: readonly string[]): Promise<void> => {
  const biome = join(root, "node_modules/.bin/biome");
  if (!(await exists(biome))) return;
  const paths = files.filter((path) => /\.(ts|json)$/.test(path)).map((path) => join(folder, path));
  await promisify(execFile)(biome, ["format", "--write", ...paths], { cwd: root });
};

const changesetText = (name: string, title: string): string =>
  `---\n"@provider-clients/${name}": minor\n---\n\nAdded a typed client for ${title}.\n`;

const writeAll = async (folder: string, files: Readonly<Record<string, string>>): Promise<void> => {
  for (const [path, text] of Object.entries(files)) await write(join(folder, path), text);
};

const write = async (path: string, text: string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
};

/** Moves all or none. */
const moveAll = async (from: string, to: string, paths: readonly string[]): Promise<void> => {
  const moved: string[] = [];
  try {
    for (const path of paths) {
      await rename(join(from, path), join(to, path));
      moved.push(path);
    }
  } catch (error) {
    for (const path of moved) await rm(join(to, path), { recursive: true, force: true });
    throw error;
  }
};
