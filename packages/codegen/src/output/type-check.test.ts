import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { repositoryTarget } from "../repository/repository.js";
import { typeCheck } from "./type-check.js";

// The compiler takes seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const check = async (text: string): Promise<readonly string[]> => {
  const folder = await mkdtemp(join(tmpdir(), "type-check-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const outputs = [{ path: "packages/shop/src/generated/schema.ts", text }];
  const problems = await typeCheck("/nowhere", [{ target: repositoryTarget("shop"), outputs }], folder);
  return problems.map(({ file, pointer, message }) => `${file} ${pointer}: ${message}`);
};

test("finds nothing in what compiles", async () => {
  expect(await check("export type components = Record<string, never>;\n")).toEqual([]);
});

test("names the schema that does not compile, once", async () => {
  const text = `export interface components {
    schemas: {
        Right: string;
        "line-item": {
            count?: Nowhere;
            price?: Nowhere;
        };
    };
}
`;
  expect(await check(text)).toEqual([
    "specs/shop/openapi.yaml #/components/schemas/line-item: what is generated for the schema line-item does not compile (schema.ts: TS2304: Cannot find name 'Nowhere'). Simplify that part of the document, or leave it out.",
  ]);
});

test("names the operation that does not compile, by its place", async () => {
  const text = `export interface paths {
    "/orders/{id}": {
        get: operations["getOrder"];
    };
}
export interface operations {
    getOrder: {
        parameters: Nowhere;
    };
}
export type Parameters = operations["getOrder"]["nothing"];
`;
  expect(await check(text)).toEqual([
    expect.stringContaining(
      "specs/shop/openapi.yaml #/paths/~1orders~1{id}/get: what is generated for the operation getOrder does not compile",
    ),
  ]);
});

test("takes a helper that nothing uses for an error", async () => {
  expect(await check("type Unused = 1;\nexport type components = Record<string, never>;\n")).toEqual([
    expect.stringContaining("`Unused` does not compile"),
  ]);
});
