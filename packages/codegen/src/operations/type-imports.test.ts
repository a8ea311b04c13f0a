import { expect, test } from "vitest";
import { schemaImports, withoutDocComments } from "./type-imports.js";

const described = '/** Read `operations["x"]` first. */\nexport const a: string = "b";';

test("a name that only a doc comment holds is not imported: it would be unused", () => {
  expect(schemaImports(withoutDocComments(described))).toEqual([]);
});

test("what code uses of the schemas is imported", () => {
  const code = withoutDocComments(`${described}\ntype B = components["schemas"]["B"];`);
  expect(schemaImports(code)).toEqual(['import type { components } from "./schema.js";']);
});
