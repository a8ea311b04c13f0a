import fc from "fast-check";
import { expect, test } from "vitest";
import { type CsvRecord, longestValue, splitCsv } from "./split-csv.js";

const split = async (...chunks: string[]): Promise<CsvRecord[]> => {
  async function* source() {
    yield* chunks;
  }
  const records: CsvRecord[] = [];
  for await (const record of splitCsv(source())) records.push(record);
  return records;
};
const problems = async (text: string) =>
  (await split(text)).map(({ line, problem }) => [line, problem?.at, problem?.reason]);

test("whatever is written, and wherever its chunks end, the same values are read", async () => {
  const value = fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", "\r", " ", "é"), maxLength: 6 });
  const write = (text: string): string =>
    /[",\r\n]/.test(text) || text === "" ? `"${text.replaceAll('"', '""')}"` : text;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(value, { minLength: 1, maxLength: 4 }), { maxLength: 5 }),
      fc.constantFrom("\n", "\r\n", "\r"),
      fc.integer({ min: 1, max: 5 }),
      async (rows, end, size) => {
        const text = rows.map((row) => row.map(write).join(",") + end).join("");
        const chunks = Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
          text.slice(at * size, (at + 1) * size),
        );
        expect((await split(...chunks)).map(({ values }) => values)).toEqual(rows);
      },
    ),
  );
});

test("each record knows the line on which it begins", async () => {
  expect((await split('a,b\r\n\r\n"x\ny",2\n3,\n')).map(({ line, values }) => [line, values])).toEqual([
    [1, ["a", "b"]],
    [3, ["x\ny", "2"]],
    [5, ["3", ""]],
  ]);
});

test("a wrong quotation mark is told of its own record and value", async () => {
  expect(await problems('a,"b"c,d\na,b"c"\n"a",b\n')).toEqual([
    [1, 1, "has a quotation mark in the wrong place"],
    [2, 1, "has a quotation mark in the wrong place"],
    [3, undefined, undefined],
  ]);
});

test("the records before a mark that is never closed are all read, however many there are", async () => {
  const told = await problems(`${"a,b\n".repeat(100)}c,"d\ne\nf`);
  expect(told).toHaveLength(101);
  expect(told.at(-1)).toEqual([
    101,
    1,
    "opens a quotation mark that is never closed; nothing after this line was read",
  ]);
});

test("a value that is too long is told and not kept, and the next record is read", async () => {
  const [long, next] = await split(`a,${"x".repeat(longestValue)}`, `${"x".repeat(10)}\nb,c\n`);
  expect(long?.problem).toEqual({ at: 1, reason: "has 100010 characters; at most 100000 are read" });
  expect(long?.values[1]?.length).toBeLessThanOrEqual(longestValue);
  expect(next?.values).toEqual(["b", "c"]);
});
