import { expect, test } from "vitest";
import { runExample } from "./run-example.ts";

const environment = { ROWS: "10", PATH: process.env.PATH ?? "" };

test("bulk-import leads from a CSV to results", async () => {
  const { code, lines } = await runExample("bulk-import", environment).ended;
  expect(lines.at(-1)).toBe("20 results, 20 requests, exit code 0");
  expect(code).toBe(0);
});

test("four-workers works on one run in four processes", async () => {
  const { code, lines } = await runExample("four-workers", environment).ended;
  expect(lines.filter((line) => /^worker \d+ ended with 0$/.test(line))).toHaveLength(4);
  expect(lines.at(-1)).toBe("20 applied, 20 requests");
  expect(code).toBe(0);
});
