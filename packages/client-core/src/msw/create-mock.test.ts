import { expect, test } from "vitest";
import { sortHandlers } from "./create-mock.js";

test("of the paths that match a request, the one that says most is tried first", () => {
  const paths = ["/invoices/{id}", "/invoices/{id}/{part}", "/invoices/{id}.pdf", "/invoices/new"];
  expect(sortHandlers(paths.map((path) => [path, path]))).toEqual([
    "/invoices/new",
    "/invoices/{id}.pdf",
    "/invoices/{id}",
    "/invoices/{id}/{part}",
  ]);
});
