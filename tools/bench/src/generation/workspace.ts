import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { NamedDocument } from "./documents.ts";

/** Runs `use` with a folder laid out as this repository is: specs/<name>/openapi.yaml and packages/<name>. */
export const withWorkspace = async <Result>(
  documents: readonly NamedDocument[],
  use: (folder: string) => Promise<Result>,
): Promise<Result> => {
  const folder = await mkdtemp(join(tmpdir(), "provider-clients-bench-"));
  try {
    for (const { name, text, losses } of documents) {
      await mkdir(join(folder, "specs", name), { recursive: true });
      await mkdir(join(folder, "packages", name), { recursive: true });
      await writeFile(join(folder, "specs", name, "openapi.yaml"), text);
      if (losses !== undefined) await writeFile(join(folder, "specs", name, "lossy.json"), losses);
      await writeFile(join(folder, "packages", name, "package.json"), JSON.stringify({ name }));
    }
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
