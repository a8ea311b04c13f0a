import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { temporaryFolder } from "@provider-clients-internal/shared";
import { expect, test } from "vitest";
import { contentProblems } from "./tarballs/content-problems.ts";
import { importProblems } from "./tarballs/import-problems.ts";
import { readInstalled } from "./tarballs/installed-package.ts";
import { checkLicences } from "./tarballs/licences.ts";
import { type Sbom, sbomProblems } from "./tarballs/sbom.ts";
import { specificationProblems } from "./tarballs/specification-problems.ts";

const manifest = {
  name: "@provider-clients/soap",
  version: "0.1.0",
  license: "MIT",
  type: "module",
  sideEffects: false,
  dependencies: { "openapi-fetch": "^1.0.0" },
};

const sound = {
  "package.json": JSON.stringify(manifest),
  "README.md": "",
  LICENSE: "",
  "CHANGELOG.md": "",
  "src/index.ts": "",
  "dist/index.js": 'import "openapi-fetch";',
  "dist/index.d.ts": "export {};",
};

const install = async (project: string, files: Readonly<Record<string, string>>) => {
  for (const [path, text] of Object.entries({ ...sound, ...files })) {
    const file = join(project, "node_modules", manifest.name, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const installed = await readInstalled(project, manifest.name);
  const content = await contentProblems(installed, { isCleanBuild: true, isReleased: true });
  return [...content, ...(await importProblems(installed))];
};

test("a sound package has no problems", async () => {
  using folder = temporaryFolder("tarballs");
  expect(await install(folder.path, {})).toEqual([]);
});

test.for([
  [
    "an unlisted import",
    { "dist/a.js": 'import "left-pad";' },
    "it imports left-pad, which it does not list",
  ],
  [
    "an import of Node.js",
    { "dist/a.js": 'import "node:fs";' },
    "it imports node:fs, which browsers do not have",
  ],
  [
    "an import in declarations only",
    { "dist/a.d.ts": 'import type { A } from "b";' },
    "it imports b, which it does not list",
  ],
  ["an unused dependency", { "dist/index.js": "" }, "it lists openapi-fetch, which it does not use"],
  ["a test", { "src/a.test.ts": "" }, "src/a.test.ts is of no use to users"],
  ["a build configuration", { "tsconfig.json": "{}" }, "tsconfig.json is of no use to users"],
  [
    "a map without its source",
    { "dist/a.js.map": '{"sources":["../src/b.ts"]}' },
    "a source map names src/b.ts",
  ],
  [
    "an install script",
    { "package.json": JSON.stringify({ ...manifest, scripts: { postinstall: "true" } }) },
    "it has the install script postinstall",
  ],
  [
    "a workspace dependency",
    { "package.json": JSON.stringify({ ...manifest, dependencies: { "openapi-fetch": "workspace:^" } }) },
    "its dependency openapi-fetch is workspace:^",
  ],
  [
    "another licence",
    { "package.json": JSON.stringify({ ...manifest, license: "UNLICENSED" }) },
    "the licence is UNLICENSED",
  ],
] as const)("%s is a problem", async ([, files, problem]) => {
  using folder = temporaryFolder("tarballs");
  expect(await install(folder.path, files)).toEqual([problem]);
});

test("a licence that asks for more than a notice is named", () => {
  const check = checkLicences(
    new Map([
      ["(MIT OR GPL-3.0)", ["a"]],
      ["GPL-3.0", ["b"]],
    ]),
  );
  expect(check).toMatchObject({ passed: false, detail: "GPL-3.0: b" });
});

test("an SBOM must name every package, with licence and hash", () => {
  const component = { name: "a", version: "1.0.0", purl: "pkg:npm/a@1.0.0" };
  const sbom: Sbom = { bomFormat: "CycloneDX", specVersion: "1.5", components: [component] };
  expect(sbomProblems(sbom, ["a", "b"])).toEqual([
    "b is missing",
    "pkg:npm/a@1.0.0 has no licence",
    "pkg:npm/a@1.0.0 has no hash",
  ]);
});

test("a client that was made from another document is noticed", async () => {
  using folder = temporaryFolder("tarballs");
  const exports = {
    "./package.json": "./package.json",
    "./specification": "./dist/specification.js",
    "./openapi.json": "./src/generated/openapi.json",
  };
  await install(folder.path, {
    "package.json": JSON.stringify({ ...manifest, exports }),
    "dist/specification.js": 'export const specification = { version: "1.0.0", sha256: "0" };',
    "src/generated/openapi.json": '{ "info": { "version": "1.0.0" } }',
  });
  mkdirSync(join(folder.path, "specs/soap"), { recursive: true });
  writeFileSync(join(folder.path, "specs/soap/openapi.yaml"), "info:\n  version: 2.0.0\n");
  const installed = await readInstalled(folder.path, manifest.name);
  expect(await specificationProblems(installed, folder.path)).toEqual([
    "it names version 1.0.0 of its document",
    "its openapi.json is of another version of the document",
    "it was made from another document than is in specs/",
  ]);
  expect(await specificationProblems(installed, join(folder.path, "none"))).toEqual([]);
});
