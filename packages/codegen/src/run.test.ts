import { expect, test } from "vitest";
import { createWorkspace, readFixture } from "../test-support/workspace.js";
import { renderKeywordTable } from "./keywords/keyword-table.js";
import { generatedHeader } from "./output/header.js";
import { repositoryTarget } from "./repository/repository.js";
import { runGenerate } from "./run.js";

const shop = await readFixture("shop/openapi.yaml");
const otherShop = shop.replace("name: shop", "name: market");

test("writes the files of a document, and says which", async () => {
  const workspace = await createWorkspace({ shop });
  const { code, printed } = await workspace.generate("shop");
  expect(printed.split("\n")).toEqual([
    "wrote packages/shop/src/generated/checks.ts",
    "wrote packages/shop/src/generated/msw.ts",
    "wrote packages/shop/src/generated/openapi.json",
    "wrote packages/shop/src/generated/operations.ts",
    "wrote packages/shop/src/generated/pagination.ts",
    "wrote packages/shop/src/generated/query.ts",
    "wrote packages/shop/src/generated/schema.ts",
    "wrote packages/shop/src/generated/schemas.ts",
    "wrote packages/shop/src/generated/specification.ts",
    "wrote packages/shop/src/generated/validators.ts",
  ]);
  expect(code).toBe(0);
});

test.each(["checks", "msw", "operations", "query", "schema", "schemas", "specification", "validators"])(
  "renders %s as the golden file has them",
  async (file) => {
    const workspace = await createWorkspace({ shop });
    await workspace.generate("shop");
    const text = await workspace.read(`packages/shop/src/generated/${file}.ts`);
    await expect(text).toMatchFileSnapshot(`../test-support/fixtures/shop/${file}.ts.golden`);
  },
);

test.each([
  ["[]", true],
  ["[{}]", true],
  ["[{}, { apiKey: [] }]", false],
])("an operation with the security %s is sent without a credential: %s", async (security, isOpen) => {
  const document = shop.replace("operationId: ping", `operationId: ping\n      security: ${security}`);
  const workspace = await createWorkspace({ shop: document });
  await workspace.generate("shop");
  const text = await workspace.read("packages/shop/src/generated/operations.ts");
  expect(text.split("  security: [[]],")).toHaveLength(isOpen ? 2 : 1);
});

test("writes the same bytes on every run, and then says nothing", async () => {
  const workspace = await createWorkspace({ shop });
  await workspace.generate("shop");
  const first = await workspace.files("packages");
  const second = await workspace.generate("shop");
  expect(second).toEqual({ code: 0, printed: "" });
  expect(await workspace.files("packages")).toEqual(first);
});

test("--check is silent where everything is fresh", async () => {
  const workspace = await createWorkspace({ shop, market: otherShop });
  await workspace.generate("shop", "market");
  await workspace.write("docs/keywords.md", renderKeywordTable());
  expect(await workspace.generate("--check")).toEqual({ code: 0, printed: "" });
});

test("--check names each stale, missing and orphaned file of every package, and the command", async () => {
  const workspace = await createWorkspace({ shop, market: otherShop });
  await workspace.generate("shop");
  await workspace.write("packages/shop/src/generated/operations.ts", "// edited");
  await workspace.write("packages/shop/src/generated/notes/old.md", "left behind");
  await workspace.write("packages/gone/src/generated/schema.ts", "// its document was removed");
  const { code, printed } = await workspace.generate("--check");
  expect(printed.split("\n")).toEqual([
    "missing: docs/keywords.md",
    "orphaned: packages/gone/src/generated/schema.ts (nothing generates it; only generated files live in packages/gone/src/generated)",
    "missing: packages/market/src/generated/checks.ts",
    "missing: packages/market/src/generated/msw.ts",
    "missing: packages/market/src/generated/openapi.json",
    "missing: packages/market/src/generated/operations.ts",
    "missing: packages/market/src/generated/pagination.ts",
    "missing: packages/market/src/generated/query.ts",
    "missing: packages/market/src/generated/schema.ts",
    "missing: packages/market/src/generated/schemas.ts",
    "missing: packages/market/src/generated/specification.ts",
    "missing: packages/market/src/generated/validators.ts",
    "orphaned: packages/shop/src/generated/notes/old.md (nothing generates it; only generated files live in packages/shop/src/generated)",
    "stale: packages/shop/src/generated/operations.ts",
    "Run `pnpm generate` and commit what it writes.",
  ]);
  expect(code).toBe(1);
});

test("--check finds every file stale whose document changed, and writes nothing", async () => {
  const workspace = await createWorkspace({ shop });
  await workspace.generate("shop");
  const before = await workspace.files("packages");
  await workspace.write("specs/shop/openapi.yaml", shop.replaceAll("sku", "article"));
  const { printed } = await workspace.generate("--check", "shop");
  expect(printed).toContain("stale: packages/shop/src/generated/schema.ts");
  expect(await workspace.files("packages")).toEqual(before);
});

test("removes orphans when it generates", async () => {
  const workspace = await createWorkspace({ shop });
  await workspace.write("packages/shop/src/generated/old.ts", generatedHeader(repositoryTarget("shop")));
  const { printed } = await workspace.generate("shop");
  expect(printed).toContain("removed packages/shop/src/generated/old.ts");
  expect(Object.keys(await workspace.files("packages/shop/src/generated"))).toHaveLength(10);
});

test.each(["schema.ts", "notes/mine.ts", "openapi.json"])(
  "neither removes nor writes over %s where somebody wrote it by hand, and writes nothing else",
  async (file) => {
    const workspace = await createWorkspace({ shop });
    await workspace.write(`packages/shop/src/generated/${file}`, "export const mine = 1;\n");
    const before = await workspace.files(".");
    const { code, printed } = await workspace.generate("shop");
    expect(printed).toBe(
      `packages/shop/src/generated/${file}: this file was written by hand (it lacks the note that a generated one begins with), ` +
        "in a folder where only generated files live. Move it elsewhere, or delete it.\nNothing was written.",
    );
    expect(code).toBe(1);
    expect(await workspace.files(".")).toEqual(before);
  },
);

test("writes nothing at all when one of several documents is wrong", async () => {
  const workspace = await createWorkspace({ shop, market: "openapi: 3.1.0\npaths: [" });
  const { code, printed } = await workspace.generate("shop", "market");
  expect(printed).toContain("specs/market/openapi.yaml:");
  expect(printed).toContain("Nothing was written.");
  expect(code).toBe(1);
  expect(Object.keys(await workspace.files("packages"))).toEqual(
    expect.not.arrayContaining([expect.stringContaining("generated")]),
  );
});

// Large enough for workers, without a schema more.
const large = (text: string): string => `${text}\n${`# ${"-".repeat(98)}\n`.repeat(3000)}`;

test("writes the same from documents that are large enough for workers", async () => {
  const workspace = await createWorkspace({ shop, market: otherShop });
  await workspace.generate("shop", "market");
  const small = await workspace.files("packages");
  for (const [name, text] of [
    ["shop", shop],
    ["market", otherShop],
  ] as const) {
    await workspace.write(`specs/${name}/openapi.yaml`, large(text));
  }
  const { code, printed } = await workspace.generate("shop", "market");
  // Nothing but the hash of the document is another.
  expect(printed.split("\n")).toEqual([
    "wrote packages/market/src/generated/specification.ts",
    "wrote packages/shop/src/generated/specification.ts",
  ]);
  expect(code).toBe(0);
  expect(Object.keys(await workspace.files("."))).toHaveLength(Object.keys(small).length + 2);
});

test("names the problems of all large documents in their order, and writes nothing", async () => {
  const workspace = await createWorkspace({
    shop,
    market: large("openapi: 3.1.0\npaths: ["),
    mall: large("swagger: '2.0'"),
  });
  const { code, printed } = await workspace.generate("market", "shop", "mall");
  expect(printed.split("\n").map((line) => line.replace(/:.*/, ""))).toEqual([
    expect.stringMatching("specs/market/openapi.yaml"),
    "specs/mall/openapi.yaml",
    "Nothing was written.",
  ]);
  expect(code).toBe(1);
  expect(Object.keys(await workspace.files(".")).filter((path) => path.includes("generat"))).toEqual([]);
});

test("refuses a name without a document, and names those that have one", async () => {
  const workspace = await createWorkspace({ shop });
  const { code, printed } = await workspace.generate("shpo");
  expect(printed).toContain('There is no document "shpo". Did you mean "shop"? Known: shop.');
  expect(code).toBe(2);
});

test("refuses a document without a package", async () => {
  const workspace = await createWorkspace({ shop });
  await workspace.write("specs/market/openapi.yaml", otherShop);
  const { printed } = await workspace.generate("--check");
  expect(printed).toContain("specs/market/openapi.yaml: there is no packages/market to write to.");
});

test("refuses an unknown option, and says how it is called", async () => {
  const workspace = await createWorkspace({ shop });
  const { code, printed } = await workspace.generate("--chekc");
  expect(printed).toMatch(
    /^There is no option --chekc\. Did you mean --check\?\n\n {2}pnpm generate \[names…\] \[--check\]/,
  );
  expect(code).toBe(2);
});

test("nothing is written where what was generated does not compile", async () => {
  const workspace = await createWorkspace({ shop });
  const printed: string[] = [];
  const print = (line: string): void => void printed.push(line);
  const problem = { file: "specs/shop/openapi.yaml", message: "It does not compile. Leave it out." };
  const code = await runGenerate(workspace.root, ["shop"], { log: print, error: print }, async () => [
    problem,
  ]);
  expect(code).toBe(1);
  expect(printed).toEqual([
    "specs/shop/openapi.yaml: It does not compile. Leave it out.",
    "Nothing was written.",
  ]);
  expect(await workspace.files("packages/shop")).toEqual({ "packages/shop/package.json": "{}" });
});
