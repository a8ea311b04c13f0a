import type { Draft } from "@provider-clients-internal/test-support";
import { randomlyChanged } from "@provider-clients-internal/test-support/random-changes";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { firstBroken } from "../test-support/type-check.js";
import { createWorkspace, readFixture } from "../test-support/workspace.js";

const shop: Draft = parse(await readFixture("shop/openapi.yaml"));

// What a document is made into, or why not, is said in one line each: a stack trace tells nobody what to correct.
test("any change of a document becomes types that compile, or is refused by its place", async () => {
  const workspace = await createWorkspace({ shop: stringify(shop) });
  const generated = new Set<string>();
  await fc.assert(
    fc.asyncProperty(randomlyChanged(shop, 1), async ({ document }) => {
      const text = stringify(document, { aliasDuplicateObjects: false });
      await workspace.write("specs/shop/openapi.yaml", text);
      const { code, printed } = await workspace.generate("shop");
      if (code === 0) {
        generated.add(await workspace.read("packages/shop/src/generated/schema.ts"));
        return;
      }
      const lines = printed.split("\n");
      expect(lines.pop()).toBe("Nothing was written.");
      for (const line of lines) expect(line).toMatch(/^specs\/shop\/openapi\.yaml(:\d+)?( #.*)?: .*\.$/);
    }),
    { numRuns: 300, seed: 1 },
  );
  expect(firstBroken([...generated])).toBeUndefined();
});
