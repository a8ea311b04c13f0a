import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { rootFolder } from "@provider-clients-internal/shared";
import { expect, onTestFinished, test } from "vitest";
import { findViolations } from "./find-violations.ts";
import { type Room, rooms } from "./rooms.ts";

const nameOf = (path: string): string =>
  path.startsWith("packages/")
    ? `@provider-clients/${path.slice("packages/".length)}`
    : `@provider-clients-internal/${path.replace("tools/", "")}`;

const slug = (path: string): string => path.replaceAll("/", "-");

/** A repository whose rooms are empty, and in which every room can import every other. */
const plant = (files: Readonly<Record<string, string>>): string => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "arrows-")));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const { path } of rooms) {
    const entry = path.startsWith("packages/") ? "./dist/index.js" : "./src/index.ts";
    write(`${path}/package.json`, JSON.stringify({ name: nameOf(path), type: "module", exports: entry }));
    write(`${path}/${entry}`, "export const it = 1;\n");
    write(`${path}/src/inner.ts`, "export const inner = 1;\n");
    const link = join(root, "node_modules", nameOf(path));
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, path), link);
  }
  for (const [path, text] of Object.entries(files)) write(path, text);
  return root;
};

const planted = (from: Room, to: Room, what: string): string =>
  `${from.path}/src/${what}-${slug(to.path)}.ts`;
const pairs = rooms.flatMap((from) => rooms.filter((to) => to !== from).map((to) => [from, to] as const));

test("this repository has no forbidden import", async () => {
  expect(await findViolations(rootFolder)).toEqual([]);
});

test("every forbidden arrow is refused, and every allowed one is not", async () => {
  const isAllowed = ([from, to]: (typeof pairs)[number]): boolean => from.mayImport.includes(to.path);
  const root = plant(
    Object.fromEntries(
      pairs.map(([from, to]) => [planted(from, to, "by-name"), `import { it } from "${nameOf(to.path)}";\n`]),
    ),
  );
  const found = new Set((await findViolations(root)).map(({ from }) => from));
  const refused = pairs.filter((pair) => !isAllowed(pair)).map(([from, to]) => planted(from, to, "by-name"));
  expect([...found].sort()).toEqual(refused.sort());
});

test("what only the tests of a room may import is refused elsewhere in it", async () => {
  const statement = 'import { it } from "@provider-clients/client-core";\n';
  const root = plant({
    "packages/codegen/src/code.ts": statement,
    "packages/codegen/src/code.test.ts": statement,
    "packages/codegen/test-support/support.ts": statement,
  });
  expect((await findViolations(root)).map(({ from }) => from)).toEqual(["packages/codegen/src/code.ts"]);
});

test("an import of another room's inside is refused, even where the room may be imported", async () => {
  const root = plant(
    Object.fromEntries(
      pairs.map(([from, to]) => [
        planted(from, to, "inside"),
        `import { inner } from "${"../".repeat(from.path.split("/").length + 1)}${to.path}/src/inner.ts";\n`,
      ]),
    ),
  );
  const found = new Set((await findViolations(root)).map(({ from }) => from));
  expect([...found].sort()).toEqual(pairs.map(([from, to]) => planted(from, to, "inside")).sort());
});

test("a circle of files is refused", async () => {
  const root = plant({
    "packages/openapi/src/one.ts": 'import "./two.js";\n',
    "packages/openapi/src/two.ts": 'import "./one.js";\n',
  });
  expect(await findViolations(root)).toContainEqual(
    expect.objectContaining({ from: "packages/openapi/src/one.ts" }),
  );
});

test("a guarded dependency is imported by its one file only", async () => {
  const guarded = rooms.flatMap((room) =>
    Object.entries(room.guarded ?? {}).map(([dependency, file]) => ({ room, dependency, file })),
  );
  const files = guarded.flatMap(({ room, dependency, file }) => [
    [`node_modules/${dependency}/package.json`, '{ "main": "index.js" }'],
    [`node_modules/${dependency}/index.js`, "export const it = 1;\n"],
    [`${room.path}/${file}`, `import { it } from "${dependency}";\n`],
    [`${room.path}/src/elsewhere.ts`, `import { it } from "${dependency}";\n`],
  ]);
  const found = (await findViolations(plant(Object.fromEntries(files)))).map(({ from }) => from);
  expect(found.sort()).toEqual(guarded.map(({ room }) => `${room.path}/src/elsewhere.ts`).sort());
});
