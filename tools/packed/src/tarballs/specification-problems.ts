import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { InstalledPackage } from "./installed-package.ts";

/** Checks that a client names the document that it was generated from, and that this is the repository's document. */
export const specificationProblems = async (
  { folder, manifest }: InstalledPackage,
  root: string,
): Promise<string[]> => {
  const file = join(root, "specs", basename(manifest.name), "openapi.yaml");
  if (!existsSync(file)) return [];
  const { resolve } = createRequire(join(folder, "package.json"));
  const { specification } = await import(pathToFileURL(resolve(`${manifest.name}/specification`)).href);
  const bundled = JSON.parse(await readFile(resolve(`${manifest.name}/openapi.json`), "utf8"));
  const document = await readFile(file);
  const [, version] = /^ {2}version: ["']?([^"'\s]+)/m.exec(document.toString()) ?? [];
  const sha256 = createHash("sha256").update(document).digest("hex");
  return [
    ...(specification.version === version
      ? []
      : [`it names version ${specification.version} of its document`]),
    ...(bundled.info.version === version ? [] : ["its openapi.json is of another version of the document"]),
    ...(specification.sha256 === sha256 ? [] : ["it was made from another document than is in specs/"]),
  ];
};
