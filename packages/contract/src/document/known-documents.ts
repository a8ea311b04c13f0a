import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Names and paths of the packaged documents, sorted. */
export const knownDocuments = (): ReadonlyMap<string, string> => {
  const folder = documentsFolder();
  const names = folder === undefined ? [] : readdirSync(folder).sort();
  const found = names.map((name): [string, string] => [name, join(folder ?? "", name, "openapi.yaml")]);
  return new Map(found.filter(([, path]) => existsSync(path)));
};

/** In the workspace, the hand-written folder is used; an installed package contains a copy from its build. */
const documentsFolder = (): string | undefined => {
  const packaged = fileURLToPath(new URL("../../specs", import.meta.url));
  const workspace = fileURLToPath(new URL("../../../../specs", import.meta.url));
  const isInstalled = import.meta.url.includes("/node_modules/");
  return (isInstalled ? [packaged] : [workspace, packaged]).find((folder) => existsSync(folder));
};
