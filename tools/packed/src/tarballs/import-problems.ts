import { readFile } from "node:fs/promises";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import ts from "typescript5";
import type { InstalledPackage } from "./installed-package.ts";

/** `@scope/name/sub/path` → `@scope/name` */
const packageOf = (specifier: string): string =>
  specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");

const importsOf = (source: string): string[] =>
  ts
    .preProcessFile(source, true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((specifier) => !specifier.startsWith("."));

/** The packages that run only on Node.js. Clients and the facade also run in browsers. */
const forNode = new Set(
  ["bulk", "codegen", "command-line", "contract", "openapi", "spec-diff"].map(
    (name) => `@provider-clients/${name}`,
  ),
);

/** Unused dependencies, and imports without a dependency, in code and declarations. */
export const importProblems = async ({ folder, manifest, paths }: InstalledPackage): Promise<string[]> => {
  const files = paths.filter((path) => /^(dist|bin)\/.+\.(js|d\.ts)$/.test(path));
  const read = (path: string): Promise<string> => readFile(join(folder, path), "utf8");
  const sources = await Promise.all(files.map(read));
  const code = await Promise.all(files.filter((path) => path.endsWith(".js")).map(read));
  const specifiers = [...new Set(sources.flatMap(importsOf))];
  const imported = new Set(specifiers.filter((specifier) => !isBuiltin(specifier)).map(packageOf));
  const listed = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
  // A CommonJS package may be loaded through createRequire instead of an import.
  const isNamed = (name: string) =>
    sources.some((source) => source.includes(`"${name}"`) || source.includes(`"${name}/`));
  // Published types that name `pg` need its types.
  const isTypesOfUsed = (name: string) => imported.has(name.replace("@types/", ""));
  const builtins = [...new Set(code.flatMap(importsOf))].filter(isBuiltin);
  return [
    ...[...imported]
      .filter((name) => !listed.includes(name) && name !== manifest.name)
      .map((name) => `it imports ${name}, which it does not list`),
    ...listed
      .filter((name) => !imported.has(name) && !isNamed(name) && !isTypesOfUsed(name))
      .map((name) => `it lists ${name}, which it does not use`),
    ...(forNode.has(manifest.name) ? [] : builtins).map(
      (name) => `it imports ${name}, which browsers do not have`,
    ),
  ];
};
