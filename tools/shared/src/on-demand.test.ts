import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { findOnDemand, NotInstalledError, programOf } from "./on-demand.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const project = (installed: Readonly<Record<string, string>>): string => {
  const folder = temporaryFolder("on-demand");
  onTestFinished(() => folder[Symbol.dispose]());
  const write = (path: string, content: object) => {
    mkdirSync(dirname(join(folder.path, path)), { recursive: true });
    writeFileSync(join(folder.path, path), JSON.stringify(content));
  };
  write("package.json", { name: "it", dependencies: { one: "1.0.0", two: "2.0.0" } });
  for (const [name, version] of Object.entries(installed))
    write(`node_modules/${name}/package.json`, { version });
  return folder.path;
};

test("what is installed in the versions that are asked for is found", async () => {
  const folder = project({ one: "1.0.0", two: "2.0.0" });
  const found = await findOnDemand(folder, false);
  expect(found).toEqual({ folder, version: "1.0.0" });
  expect(programOf(found, "one")).toBe(join(folder, "node_modules/.bin/one"));
});

test.each([[{ one: "1.0.0" }], [{ one: "1.0.0", two: "1.9.0" }], [{}]])(
  "with %j there it is not installed, where it may not be",
  async (installed) => {
    await expect(findOnDemand(project(installed), false)).rejects.toThrow(NotInstalledError);
  },
);
