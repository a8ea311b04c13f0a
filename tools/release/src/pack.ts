import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { exists } from "@provider-clients/codegen/repository";
import { loadSpec, objectOf, textOf } from "@provider-clients/openapi";
import { rootFolder } from "@provider-clients-internal/shared";
import type { PublishedPackage } from "./workspace.ts";

const run = promisify(execFile);

/** A tarball as it would be published. */
export interface Tarball {
  readonly bytes: number;
  /** The paths in it. */
  readonly files: readonly string[];
  /** The document it was generated from; undefined for a package without one. */
  readonly spec: { readonly version: string; readonly hash: string; readonly isCarried: boolean } | undefined;
}

/** Packs a package into a temporary folder. */
export const packPackage = async (root: string, each: PublishedPackage): Promise<Tarball> => {
  const folder = await mkdtemp(join(tmpdir(), "release-dry-"));
  try {
    const target = join(folder, "package.tgz");
    const cwd = join(root, "packages", each.folder);
    const { stdout } = await run(
      join(rootFolder, "node_modules/.bin/pnpm"),
      ["pack", "--json", "--out", target],
      { cwd },
    );
    const packed: { readonly files: readonly { readonly path: string }[] } = JSON.parse(
      stdout.slice(stdout.indexOf("{")),
    );
    const files = packed.files.map(({ path }) => path);
    return { bytes: (await stat(target)).size, files, spec: await specOf(root, each, files) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** A tarball contains its document's hash if one of its runtime files does. */
const specOf = async (
  root: string,
  { folder }: PublishedPackage,
  files: readonly string[],
): Promise<Tarball["spec"]> => {
  const path = join(root, "specs", folder, "openapi.yaml");
  if (!(await exists(path))) return undefined;
  const hash = createHash("sha256")
    .update(await readFile(path))
    .digest("hex");
  const { document } = await loadSpec(root, folder);
  const candidates = files.filter((file) => file === "package.json" || /^dist\/.*\.(js|json)$/.test(file));
  const texts = await Promise.all(
    candidates.map((file) => readFile(join(root, "packages", folder, file), "utf8")),
  );
  return {
    version: textOf(objectOf(document.info).version) ?? "?",
    hash,
    isCarried: texts.some((text) => text.includes(hash)),
  };
};
