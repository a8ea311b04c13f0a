import { readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import type { InstalledPackage } from "./installed-package.ts";

/** How the tarball was built. */
export interface ContentOptions {
  /** True if the build began with an empty `dist`, so that no old source map is left there. */
  readonly isCleanBuild: boolean;
  /** True if the version was raised, so there is a changelog. */
  readonly isReleased: boolean;
}

// What users need: code, declarations, sources to go to, and what they ought to read.
const wanted = [
  /^(package\.json|README\.md|LICENSE|CHANGELOG\.md)$/,
  /^dist\/.+\.(js|d\.ts)(\.map)?$/,
  /^src\/.+\.(ts|js)$/,
  /^src\/generated\/openapi\.json$/,
];
const wantedByPackage: Readonly<Record<string, readonly RegExp[]>> = {
  "@provider-clients/bulk": [/^bin\/.+\.js$/],
  "@provider-clients/codegen": [/^bin\/.+\.js$/, /^config\.schema\.json$/],
  "@provider-clients/contract": [/^bin\/.+\.js$/, /^specs\/[^/]+\/[^/]+\.yaml$/],
  "@provider-clients/spec-diff": [/^bin\/.+\.js$/],
};
const unwanted = /\.test(-d)?\.ts$|(^|\/)(test|fixtures|__tests__)\//;

const hooks = [
  "preinstall",
  "install",
  "postinstall",
  "prepare",
  "preuninstall",
  "uninstall",
  "postuninstall",
];

const required = ["package.json", "README.md", "LICENSE", "dist/index.js", "dist/index.d.ts", "src/index.ts"];

/** Sources of a map that are not in the tarball, so that "go to definition" would fail. */
const missingSources = async ({ folder, paths }: InstalledPackage): Promise<string[]> => {
  const present = new Set(paths);
  const maps = paths.filter((path) => path.endsWith(".map"));
  const missing = maps.map(async (path) => {
    const { sources }: { sources: string[] } = JSON.parse(await readFile(join(folder, path), "utf8"));
    return sources
      .map((source) => posix.join(posix.dirname(path), source))
      .filter((file) => !present.has(file));
  });
  return (await Promise.all(missing)).flat();
};

const manifestProblems = ({ manifest }: InstalledPackage): string[] => {
  const { license, private: isPrivate, type, sideEffects, scripts = {}, dependencies = {} } = manifest;
  return [
    ...(license === "MIT" ? [] : [`the licence is ${license}`]),
    ...(isPrivate ? ["it is private"] : []),
    ...(type === "module" && sideEffects === false ? [] : ['"type" or "sideEffects" is missing']),
    ...hooks.filter((hook) => hook in scripts).map((hook) => `it has the install script ${hook}`),
    ...Object.entries(dependencies)
      .filter(([, range]) => /^(workspace|catalog|file|link|git|https?):/.test(range))
      .map(([name, range]) => `its dependency ${name} is ${range}`),
  ];
};

/** Files that should not be in a tarball, and missing files. */
export const contentProblems = async (
  installed: InstalledPackage,
  { isCleanBuild, isReleased }: ContentOptions,
): Promise<string[]> => {
  const { manifest, paths } = installed;
  const present = new Set(paths);
  const allowed = [...wanted, ...(wantedByPackage[manifest.name] ?? [])];
  const isSuperfluous = (path: string) =>
    unwanted.test(path) || !allowed.some((pattern) => pattern.test(path));
  const needed = [...required, ...(isReleased ? ["CHANGELOG.md"] : [])];
  return [
    ...manifestProblems(installed),
    ...needed.filter((path) => !present.has(path)).map((path) => `${path} is missing`),
    ...paths.filter(isSuperfluous).map((path) => `${path} is of no use to users`),
    ...(isCleanBuild ? await missingSources(installed) : []).map((path) => `a source map names ${path}`),
  ];
};
