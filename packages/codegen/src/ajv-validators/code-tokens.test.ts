import { expect, test } from "vitest";
import { printTokens, tokensOf } from "./code-tokens.js";

test.each([
  [
    'if(data && typeof data == "object" && !Array.isArray(data)){',
    'if (data && typeof data == "object" && !Array.isArray(data)) {',
  ],
  ["for(let i0=0; i0<len0; i0++){", "for (let i0 = 0; i0 < len0; i0++) {"],
  ["for(;i0--;){", "for (; i0--;) {"],
  ["for(const key0 in data){", "for (const key0 in data) {"],
  ["if(data0 < -3 || isNaN(data0)){", "if (data0 < -3 || isNaN(data0)) {"],
  ["(res0 = data0/0.01, res0 !== parseInt(res0))", "(res0 = data0 / 0.01, res0 !== parseInt(res0))"],
  [
    "vErrors = vErrors === null ? a.errors : vErrors.concat(a.errors);",
    "vErrors = vErrors === null ? a.errors : vErrors.concat(a.errors);",
  ],
  ['const formats2 = /^[/"a-z]+\\/$/iu;', 'const formats2 = /^[/"a-z]+\\/$/iu;'],
  ['const schema1 = {"a":[1e-7,{}],"b":null};', 'const schema1 = { "a": [1e-7, {}], "b": null };'],
  ["break outer0;", "break outer0;"],
  ["return errors === 0;", "return errors === 0;"],
])("spaces %s as TypeScript's printer does", (line, expected) => {
  expect(printTokens(tokensOf(line))).toBe(expected);
});

test("refuses what Ajv does not write, rather than guess where a token ends", () => {
  expect(() => tokensOf("const text = `a`;")).toThrow("Ajv's code cannot be read at: `a`;");
});
