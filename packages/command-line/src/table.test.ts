import { styleText } from "node:util";
import { expect, test } from "vitest";
import { renderTable } from "./table.js";

const paint = (text: string) => styleText("red", text, { validateStream: false });

test("columns are as wide as their widest cell, numbers stand at the right", () => {
  const columns = [{ title: "client" }, { title: "bytes", align: "right" }] as const;
  const rows = [
    ["soap", "5,200"],
    ["a longer name", "7"],
  ];
  expect(renderTable({ columns, rows, indent: 2 }, {})).toEqual([
    "  client         bytes",
    "  soap           5,200",
    "  a longer name      7",
  ]);
});

test("a table without titles has no head", () => {
  expect(renderTable({ columns: [{}, {}], rows: [["a", "b"]] }, {})).toEqual(["a  b"]);
});

test("width is what a terminal shows: wide characters count two, colours and combining marks nothing", () => {
  const rows = [
    ["日本", "x"],
    [paint("ab"), "x"],
    ["e\u0301", "x"],
  ];
  expect(renderTable({ columns: [{}, {}], rows }, {})).toEqual([
    "日本  x",
    `${paint("ab")}    x`,
    "e\u0301     x",
  ]);
});

test("flexible cells are broken at words where the table is wider than the terminal", () => {
  const columns = [{ title: "name" }, { title: "about", isFlexible: true }];
  const rows = [["one", "some words that do not fit on one line"]];
  expect(renderTable({ columns, rows }, { columns: 26 })).toEqual([
    "name  about",
    "one   some words that do",
    "      not fit on one line",
  ]);
});

test("the widest flexible column gives way first, and none becomes narrower than words", () => {
  const columns = [{ isFlexible: true }, { isFlexible: true }];
  const rows = [["short and sweet", "a cell that is much longer than the other one"]];
  expect(renderTable({ columns, rows }, { columns: 40 })[0]).toMatch(/^short and sweet {2}a cell/);
  expect(renderTable({ columns, rows }, { columns: 5 })[0]).toBe("short and sweet  a cell that is");
});

test("a cell may have lines of its own, and rows may stand apart", () => {
  const rows = [
    ["a", "one\ntwo"],
    ["b", "three"],
  ];
  expect(renderTable({ columns: [{}, {}], rows, isSpaced: true }, {})).toEqual([
    "a  one",
    "   two",
    "",
    "b  three",
  ]);
});

test("the head is dim where there is colour", () => {
  const [head] = renderTable({ columns: [{ title: "t" }], rows: [] }, { isColored: true });
  expect(head).toBe(styleText("dim", "t", { validateStream: false }));
});
