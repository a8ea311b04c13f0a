import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { heapFlag } from "./keep-heap-small.js";

test("this Node.js knows the flag that keeps the heap small", () => {
  const options = execFileSync(process.execPath, ["--v8-options"], { encoding: "utf8" });
  expect(options).toContain(`${heapFlag.name} (`);
});
