import { cp, mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { rootFolder } from "@provider-clients-internal/shared";

/** A folder with everything that `new-provider` reads and changes. */
export interface ThrowawayRepository {
  readonly root: string;
  readonly remove: () => Promise<void>;
}

/** Inside this workspace, because client-core resolves by its name there. */
const cache = join(rootFolder, "tools/third-party/node_modules/.cache");

/** Makes such a repository. */
export const makeRepository = async (): Promise<ThrowawayRepository> => {
  await mkdir(cache, { recursive: true });
  const root = await mkdtemp(join(cache, "new-provider-"));
  for (const path of ["LICENSE", "README.md", "tsconfig.base.json"])
    await cp(join(rootFolder, path), join(root, path));
  for (const path of ["specs", "packages", ".changeset"]) await mkdir(join(root, path));
  await symlink(join(rootFolder, "packages/client-core"), join(root, "packages/client-core"));
  return { root, remove: () => rm(root, { recursive: true, force: true }) };
};
