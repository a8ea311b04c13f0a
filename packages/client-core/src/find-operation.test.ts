import { expect, test } from "vitest";
import { findOperation } from "./find-operation.js";

const operations = ["/a/{id}", "/a/mine", "/a/{id}/b", "/a/{id}.pdf", "/a/{from}-{to}", "/c (d)"].map(
  (path) => ({
    id: path,
    method: "GET",
    path,
  }),
);

const find = (path: string, method = "GET"): string | undefined =>
  findOperation(operations, "https://x.example/api", { method, url: `https://x.example/api${path}` })?.id;

test.each([
  ["/a/1", "/a/{id}"],
  ["/a/1?b=c#d", "/a/{id}"],
  ["/a/mine", "/a/mine"],
  ["/a/1/b", "/a/{id}/b"],
  ["/a/1.pdf", "/a/{id}.pdf"],
  ["/a/%7Bid", "/a/{id}"],
  ["/a/%7B0f8fad5b%7D", "/a/{id}"],
  ["/c%20(d)", "/c (d)"],
  ["/a", undefined],
  ["/a/", undefined],
  ["/a/1/2", undefined],
  ["/a/%7Bid%7D", undefined],
  ["/a/%7Bid%7D/b", undefined],
  ["/b/1", undefined],
])("finds the operation of %s", (path, id) => {
  expect(find(path)).toBe(id);
});

test("finds none for another method or another address", () => {
  expect(find("/a/1", "PUT")).toBeUndefined();
  const url = "https://x.example.evil.example/api/a/1";
  expect(findOperation(operations, "https://x.example/api", { method: "GET", url })).toBeUndefined();
});
