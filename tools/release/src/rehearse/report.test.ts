import { expect, test } from "vitest";
import { rehearsalMarkdown } from "./report.ts";

test("the page counts what belongs together and says nothing that moves", () => {
  const page = rehearsalMarkdown([
    { group: "tarballs", subject: "tarball of a", passed: true, detail: "44 files" },
    { group: "programs", subject: "soap: a success", passed: true },
    { group: "programs", subject: "soap: a retry", passed: true },
    { group: "examples", subject: "README.md:12", passed: true },
    { group: "examples", subject: "README.md:40", passed: false },
  ]);
  expect(page).toContain("| tarball of a | yes |");
  expect(page).toContain("| acceptance program of soap, rows | 2 of 2 |");
  expect(page).toContain("| examples of README.md, run against the mock servers | 1 of 2 |");
  expect(page).not.toMatch(/44 files|:12/);
});
