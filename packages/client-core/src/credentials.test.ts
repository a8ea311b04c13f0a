import { expect, test } from "vitest";
import { encodeBasic } from "./credentials.js";

test("encodes a user name and a password as UTF-8", () => {
  expect(encodeBasic({ username: "Aladdin", password: "open sesame" })).toBe("QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
  expect(encodeBasic({ username: "é", password: "" })).toBe("w6k6");
});

test("asks for the password before each call where it is a function", async () => {
  const credential = encodeBasic({ username: "Aladdin", password: async () => "open sesame" });
  expect(typeof credential === "function" && (await credential())).toBe("QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
});

test.each([
  ["a user name with a colon", { username: "a:b", password: "c" }],
  ["no password", { username: "a" }],
  ["nothing", undefined],
])("gives an empty credential, which is refused, for %s", (_, given) => {
  // @ts-expect-error most of these do not compile either
  expect(encodeBasic(given)).toBe("");
});
