import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import openapiTypeScript, { astToString } from "openapi-typescript";

/** What somebody would have without this repository: openapi-typescript, one document after another. */
export const generate = async (workspace: string, names: readonly string[]): Promise<void> => {
  for (const name of names) {
    const file = pathToFileURL(join(workspace, "specs", name, "openapi.yaml"));
    const types = astToString(await openapiTypeScript(file, { silent: true }));
    const folder = join(workspace, "packages", name, "src/generated");
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "schema.ts"), types);
  }
};
