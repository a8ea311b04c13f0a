import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { JsonObject } from "@provider-clients/openapi";
import { titleOf } from "../names.js";
import type { Layout } from "../new-provider/layout.js";
import { describeClient } from "../new-provider/package/client-exports.js";
import { typeTestSource, unitTestSource } from "../new-provider/package/test-source.js";
import { renderReadme, unrecordedProof } from "../readme/provider-readme.js";
import { addDocsRow } from "./docs-row.js";
import { exists } from "./find-specs.js";
import { MARKER } from "./marker.js";
import { packageJson, tsconfigBuildJson, tsconfigJson, turboJson } from "./package-json.js";
import { repositoryTarget } from "./repository.js";

/** The path of the changeset for a new provider. */
export const changesetPath = (name: string): string => `.changeset/new-provider-${name}.md`;

/** A package of this repository, with its document in specs/. */
export const repositoryLayout = (root: string, name: string): Layout => {
  const title = titleOf(name);
  return {
    root,
    project: "",
    target: repositoryTarget(name),
    sources: `packages/${name}/src`,
    importName: `@provider-clients/${name}`,
    marker: MARKER,
    surroundings: (document) => surroundings(root, name, title, document),
    created: [`specs/${name}`, `packages/${name}`, changesetPath(name)],
    replaced: {},
    finish: async (files) => {
      await format(root, files);
      await addDocsRow(root, name, title);
    },
    next: [
      `Now run: pnpm install && pnpm generate && pnpm turbo run build types unit contract:checks --filter=@provider-clients/${name}`,
    ],
  };
};

const surroundings = async (
  root: string,
  name: string,
  title: string,
  document: JsonObject,
): Promise<Readonly<Record<string, string>>> => {
  const words = { description: describeClient(title), guide: "", proof: unrecordedProof(name) };
  const files = {
    "package.json": packageJson(name, title),
    "turbo.json": turboJson(name),
    "tsconfig.json": tsconfigJson(),
    "tsconfig.build.json": tsconfigBuildJson(),
    LICENSE: await readFile(join(root, "LICENSE"), "utf8"),
    "README.md": renderReadme(document, words),
    "src/client.test-d.ts": typeTestSource(document),
    "src/client.test.ts": unitTestSource(document),
  };
  const inPackage = Object.entries(files).map(([path, text]) => [`packages/${name}/${path}`, text]);
  return { ...Object.fromEntries(inPackage), [changesetPath(name)]: changesetText(name, title) };
};

/** Formats only the hand-owned files of the package: the linter would read the whole repository to lint them. */
const format = async (root: string, files: readonly string[]): Promise<void> => {
  const biome = join(root, "node_modules/.bin/biome");
  if (!(await exists(biome))) return;
  const paths = files.filter((path) => /\.(ts|json)$/.test(path));
  await promisify(execFile)(biome, ["format", "--write", ...paths], { cwd: root });
};

const changesetText = (name: string, title: string): string =>
  `---\n"@provider-clients/${name}": minor\n---\n\nAdded a typed client for ${title}.\n`;
