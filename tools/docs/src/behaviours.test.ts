import { readFileSync } from "node:fs";
import { join } from "node:path";
import { rootFolder } from "@provider-clients-internal/shared";
import { expect, test } from "vitest";

const rows = [
  ...readFileSync(join(rootFolder, "docs/behaviours.md"), "utf8").matchAll(/\| `([^`]+)`: (.+) \|$/gm),
];

test("docs/behaviours.md has its rows", () => {
  expect(rows.length).toBeGreaterThan(15);
});

test.for(rows.map(([, file, name]) => [file, name] as const))(
  "%s has the test: %s",
  ([file = "", name = ""]) => {
    expect(readFileSync(join(rootFolder, file), "utf8")).toContain(name);
  },
);
