import { expect, test } from "vitest";
import { docComment } from "./documentation.js";

test("a name that ends a comment does not end it", () => {
  expect(docComment(["The query of `*/ a`."])).toBe("/** The query of `*\\/ a`. */");
  expect(docComment(["One */", "", "Two"]).match(/\*\//g)).toHaveLength(1);
});
