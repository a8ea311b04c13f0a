import { expect, test } from "vitest";
import type { PatchStep } from "./difference.js";
import { patchInVersion } from "./patch-in-version.js";

const replace = (value: string[]): PatchStep => ({ op: "replace", path: "/a/type", value });

test("a patch of a 3.0 document stays 3.0", () => {
  expect(patchInVersion([replace(["string", "null"])], "3.0.3")).toEqual([
    { op: "add", path: "/a/nullable", value: true },
    { op: "replace", path: "/a/type", value: "string" },
  ]);
  expect(patchInVersion([replace(["number", "string"])], "3.0.3")).toEqual([
    { op: "remove", path: "/a/type" },
    { op: "add", path: "/a/anyOf", value: [{ type: "number" }, { type: "string" }] },
  ]);
  const field: PatchStep = {
    op: "add",
    path: "/a/properties/b",
    value: { type: "object", properties: { c: { type: "null" } } },
  };
  expect(patchInVersion([field], "3.0.3")).toEqual([
    { ...field, value: { type: "object", properties: { c: { nullable: true } } } },
  ]);
});

test("a patch of a 3.1 document is left as it is", () => {
  expect(patchInVersion([replace(["string", "null"])], "3.1.0")).toEqual([replace(["string", "null"])]);
});
