import { parseSpec, SpecError } from "@provider-clients/openapi";
import { expect, test } from "vitest";
import { checkMethodNames } from "./check-names.js";
import { renderOperations } from "./operations.js";

const specOf = (...ids: readonly string[]): ReturnType<typeof parseSpec> => {
  const paths = ids.map(
    (id, index) =>
      `  /p${index}: { get: { operationId: ${JSON.stringify(id)}, responses: { "204": { description: Done } } } }`,
  );
  const head =
    "openapi: 3.1.0\ninfo: { title: Shop, version: '1' }\nx-provider: { name: shop, title: Shop }\npaths:\n";
  return parseSpec("shop", "specs/shop/openapi.yaml", head + paths.join("\n"));
};

test("two operations whose methods would have one name are refused by place", () => {
  const spec = specOf("listThings", "list_things");
  expect(() => checkMethodNames(spec)).toThrow(SpecError);
  expect(() => checkMethodNames(spec)).toThrow(
    'specs/shop/openapi.yaml:6 #/paths/~1p1/get/operationId: the method of "list_things" would be `listThings`, like that of "listThings". Rename one of the two.',
  );
});

test("names that differ are let through", () => {
  expect(() => checkMethodNames(specOf("listThings", "getThing", "then"))).not.toThrow();
});

test.each([
  ["GetOrders", "getOrders"],
  ["list_things", "listThings"],
  ["créer_été", "créer_été"],
  ["日本", "日本"],
  ["await", "await"],
  ["constructor", "constructorOperation"],
])("the operation %s is the method %s, and its own name is told", (id, method) => {
  const text = renderOperations("shop", specOf(id).document);
  expect(text).toContain(`  ${method}(options?: CallOptions): Promise<void>;`);
  expect(text.includes(`The document's operation \`${id}\`.`)).toBe(id !== method);
});
