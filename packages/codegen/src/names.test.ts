import { expect, test } from "vitest";
import { camelCase, isIdentifier, methodName, pascalCase, propertyKey, typeName, usesName } from "./names.js";

test.each([
  ["get-customer.list", "getCustomerList"],
  ["GetOrders", "getOrders"],
  ["HTTPGet", "httpGet"],
  ["URL", "url"],
  ["list_things", "listThings"],
  ["listThings", "listThings"],
  ["123_list-things!", "value123ListThings"],
  ["créer_été", "créerÉté"],
  ["日本", "日本"],
  ["!!!", "value"],
])("the words of %s in camelCase", (text, name) => {
  expect(camelCase(text)).toBe(name);
  expect(isIdentifier(name)).toBe(true);
});

test.each([
  ["GetOrders", "getOrders"],
  ["then", "thenOperation"],
  ["constructor", "constructorOperation"],
  ["delete", "delete"],
  ["créer_été", "créer_été"],
  ["日本", "日本"],
  ["GET_ORDERS", "getOrders"],
  ["ORDERS", "orders"],
])("%s is the method %s", (id, name) => {
  expect(methodName(id)).toBe(name);
});

test.each([
  ["customer_data", "CustomerData"],
  ["object", "ObjectModel"],
  ["string", "StringModel"],
  ["Record", "RecordModel"],
  ["3DSecure", "Value3DSecure"],
  ["日本", "日本"],
])("%s is the type %s", (text, name) => {
  expect(typeName(text, () => false)).toBe(name);
});

test.each([
  ["const a: Order;", "Order", true],
  ["const a: PreOrder;", "Order", false],
  ["readonly body: 日本Request;", "日本Request", true],
  ["readonly body: 日本Requests;", "日本Request", false],
  ["(a$b)", "a$b", true],
  ["(a$b)", "b", false],
])("%j with %s: %s", (code, name, expected) => {
  expect(usesName(code, name)).toBe(expected);
});

test("a method named new is no constructor in an interface", () => {
  expect([propertyKey("new"), propertyKey("class"), propertyKey("a-b")]).toEqual(['"new"', "class", '"a-b"']);
});

test("a name that is in use gets a suffix, then a number", () => {
  const used = new Set(["Order", "OrderModel"]);
  expect(typeName("order", (name) => used.has(name))).toBe("OrderModel2");
  expect(pascalCase("page.info")).toBe("PageInfo");
});
