import { mkdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "@provider-clients-internal/shared";
import { expect, test } from "vitest";
import { writeFolder } from "./write-folder.ts";

test("a folder is brought to what is wanted: new and changed files written, others removed, equal ones left alone", async () => {
  using folder = temporaryFolder("write-folder");
  const at = (file: string): string => join(folder.path, file);
  mkdirSync(at("guides"));
  for (const file of ["guides/kept.md", "guides/old.md", "gone.md"]) writeFileSync(at(file), file);
  utimesSync(at("guides/kept.md"), 1, 1);

  const wanted = { "guides/kept.md": "guides/kept.md", "guides/old.md": "changed", "start/new.md": "new" };
  await writeFolder(folder.path, new Map(Object.entries(wanted)));

  for (const [file, text] of Object.entries(wanted)) expect(readFileSync(at(file), "utf8")).toBe(text);
  expect(statSync(at("guides/kept.md")).mtimeMs).toBe(1000);
  expect(statSync(at("gone.md"), { throwIfNoEntry: false })).toBeUndefined();
});
