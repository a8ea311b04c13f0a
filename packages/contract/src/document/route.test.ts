import { expect, test } from "vitest";
import type { Operation } from "./operation.js";
import { createRouter, matchPath } from "./route.js";

const operation = (method: string, path: string): Operation => ({
  id: `${method} ${path}`,
  method,
  path,
  pointer: "",
  parameters: [],
  answers: [],
  security: [],
  unsaidSecurity: [],
  isSafe: true,
});

const routeOf = createRouter([
  operation("GET", "/customers/{id}"),
  operation("GET", "/customers/{id}/cards/{card}"),
  operation("GET", "/customers/new"),
  operation("DELETE", "/customers/{id}"),
  operation("GET", "/files/{name}.{kind}"),
  operation("GET", "/invoices/{id}"),
  operation("GET", "/invoices/{id}.pdf"),
]);

test("a literal path wins over one with parameters, whichever is written first", () => {
  expect(routeOf("GET", "/customers/new")?.operation.path).toBe("/customers/new");
  expect(routeOf("GET", "/customers/old")).toMatchObject({
    operation: { path: "/customers/{id}" },
    values: { id: "old" },
  });
});

test("of paths with the same parameters, the one with more literal text wins", () => {
  expect(routeOf("GET", "/invoices/7.pdf")).toMatchObject({
    operation: { path: "/invoices/{id}.pdf" },
    values: { id: "7" },
  });
  expect(routeOf("GET", "/invoices/7.xml")?.operation.path).toBe("/invoices/{id}");
});

test("method and number of steps decide before the steps do", () => {
  expect(routeOf("DELETE", "/customers/new")?.operation.method).toBe("DELETE");
  expect(routeOf("POST", "/customers/new")).toBeUndefined();
  expect(routeOf("GET", "/customers/1/cards")).toBeUndefined();
});

test("values stay encoded, an encoded literal is the same literal, and an empty value is none", () => {
  expect(routeOf("GET", "/customers/a%2Fb/cards/1")?.values).toEqual({ id: "a%2Fb", card: "1" });
  expect(routeOf("GET", "/c%75stomers/new")?.operation.path).toBe("/customers/new");
  expect(routeOf("GET", "/customers/")).toBeUndefined();
});

test("a step may hold several parameters and literal text, dots included", () => {
  expect(routeOf("GET", "/files/a.b.pdf")?.values).toEqual({ name: "a.b", kind: "pdf" });
  expect(matchPath("/v1.0/{id}", "/v1x0/7")).toBeUndefined();
});
