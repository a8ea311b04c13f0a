import { expect, test } from "vitest";
import { toolTable } from "./table.ts";

const pino = {
  name: "pino",
  workspace: "packages/a",
  dependency: "pino",
  file: "src/a.test.ts",
  tests: /^pino/,
};
const file = "packages/a/src/a.test.ts";
const versionOf = () => "10.4.0";

test("tells of a tool what its tests are called, and how many passed", () => {
  const results = [
    { file, fullName: "pino logs the facts", status: "passed" },
    { file, fullName: "pino logs no body", status: "failed" },
    { file, fullName: "winston logs the facts", status: "passed" },
    { file: "packages/b/src/a.test.ts", fullName: "pino elsewhere", status: "passed" },
  ];
  const [, , row] = toolTable([pino], results, versionOf).split("\n");
  expect(row).toBe("| pino | 10.4.0 | pino logs the facts; pino logs no body | 1 of 2 passed |");
});

test.each([[[]], [[{ file, fullName: "pino logs the facts", status: "skipped" }]]])(
  "claims nothing that did not run",
  (results) => {
    expect(() => toolTable([pino], results, versionOf)).toThrow(
      "No test of packages/a/src/a.test.ts tried pino",
    );
  },
);
