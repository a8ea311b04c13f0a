import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { temporaryFolder } from "@provider-clients-internal/shared";
import { expect, test } from "vitest";
import { apiReports } from "./reports.ts";

const files = {
  "packages/shop/package.json": JSON.stringify({
    name: "@provider-clients/shop",
    exports: {
      ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
      "./extra": { types: "./dist/extra.d.ts", default: "./dist/extra.js" },
      "./package.json": "./package.json",
    },
  }),
  "packages/shop/dist/index.d.ts": `
    export { provider as shopProvider } from "./inner.js";
    export type { Shop } from "./inner.js";
    export type { Money } from "money";`,
  "packages/shop/dist/inner.d.ts": `
    import type { Money } from "money";
    /** What is told here may change without notice. */
    interface Shelf { readonly size: number }
    interface Cellar { readonly depth: number }
    export interface Shop { shelves: Shelf[]; till: Money; find<Kind extends string>(kind: Kind): void }
    export declare const provider: { readonly name: "shop" };`,
  "packages/shop/dist/extra.d.ts": `import type { Shop } from "./inner.js"; export declare function open(shop: Shop): void;`,
  "node_modules/money/package.json": '{ "name": "money", "types": "index.d.ts" }',
  "node_modules/money/index.d.ts": "export interface Money { cents: number }",
};

const reportOf = (changes: Readonly<Record<string, string>> = {}): string => {
  using folder = temporaryFolder("api");
  for (const [path, text] of Object.entries({ ...files, ...changes })) {
    mkdirSync(dirname(join(folder.path, path)), { recursive: true });
    writeFileSync(join(folder.path, path), text);
  }
  return apiReports(folder.path).get("shop.md") ?? "";
};

test("a report lists what can be imported, with what its types are made of, and nothing else", () => {
  const report = reportOf();
  expect(report.slice(report.indexOf("## "))).toBe(`## \`@provider-clients/shop\`

Declared here:

\`\`\`ts
// imported as shopProvider
const provider: {
    readonly name: "shop";
};

interface Shop {
    shelves: Shelf[];
    till: Money;
    find<Kind extends string>(kind: Kind): void;
}
\`\`\`

Passed on:

\`\`\`ts
export { Money } from "money";
\`\`\`

## \`@provider-clients/shop/extra\`

Declared here:

\`\`\`ts
function open(shop: Shop): void;
\`\`\`

## Not exported, but part of the types above

\`\`\`ts
interface Shelf {
    readonly size: number;
}
\`\`\`

## Imported for the types above

\`\`\`ts
import { Money } from "money";
\`\`\`
`);
});

test("documentation and what nobody can reach make no difference", () => {
  const inner = files["packages/shop/dist/inner.d.ts"]
    .replace("may change", "has changed")
    .replace("depth", "height");
  expect(reportOf({ "packages/shop/dist/inner.d.ts": inner })).toBe(reportOf());
});

test("a change of a type that is not exported is a change", () => {
  const inner = files["packages/shop/dist/inner.d.ts"].replace("size: number", "size: bigint");
  expect(reportOf({ "packages/shop/dist/inner.d.ts": inner })).not.toBe(reportOf());
});

test("declarations that are missing are an error that says what to do", () => {
  expect(() => reportOf({ "packages/shop/dist/index.d.ts": "" })).toThrow(/build the packages first/);
});
