import { access, readdir } from "node:fs/promises";
import { join } from "node:path";

/** The names of all providers: every folder of specs/ with an openapi.yaml, sorted. */
export const findSpecs = async (root: string): Promise<readonly string[]> => {
  const folders = (await readdir(join(root, "specs"), { withFileTypes: true })).filter((entry) =>
    entry.isDirectory(),
  );
  const found = await Promise.all(
    folders.map(async ({ name }) =>
      (await exists(join(root, "specs", name, "openapi.yaml"))) ? [name] : [],
    ),
  );
  return found.flat().sort();
};

/** True if the path exists. */
export const exists = async (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
