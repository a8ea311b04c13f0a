import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { temporaryFolder } from "@provider-clients-internal/shared";
import { expect, onTestFinished, test } from "vitest";
import { changelogPages } from "./changelog-pages.ts";

const repository = (files: Readonly<Record<string, string>>): string => {
  const folder = temporaryFolder("changelog");
  onTestFinished(() => folder[Symbol.dispose]());
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder.path, path)), { recursive: true });
    writeFileSync(join(folder.path, path), text);
  }
  return folder.path;
};

const manifest = JSON.stringify({ name: "@provider-clients/soap", exports: {} });

test("a changelog begins with what is not released yet, breaking changes first, and goes on with the releases", () => {
  const root = repository({
    "packages/soap/package.json": manifest,
    "packages/soap/CHANGELOG.md": "# @provider-clients/soap\n\n## 0.1.0\n\n- The first release.\n",
    ".changeset/a.md": '---\n"@provider-clients/soap": minor\n---\n\nAdded a thing.\n\nIt helps.\n',
    ".changeset/b.md": '---\n"@provider-clients/soap": minor\n---\n\n**Breaking:** renamed it.\n',
    ".changeset/c.md": '---\n"@provider-clients/other": minor\n---\n\nNot about it.\n',
  });
  expect(changelogPages(root)[0]?.body).toBe(
    "## Next release\n\nMerged, and part of the next release.\n\n- **Breaking:** renamed it.\n\n- Added a thing.\n\n  It helps.\n\n## 0.1.0\n\n- The first release.",
  );
});

test("a package without a release or a change says so", () => {
  const root = repository({ "packages/soap/package.json": manifest });
  expect(changelogPages(root)[0]?.body).toBe("No change is waiting, and there is no release yet.");
});
