import { expect, test } from "vitest";
import { runDemo } from "./run-demo.ts";

/** What `npm start` prints on a wide terminal, each line with its columns apart by two spaces. */
const shown = async (): Promise<{ readonly code: number; readonly lines: readonly string[] }> => {
  const printed: string[] = [];
  const print = (text: string) => void printed.push(text);
  const code = await runDemo([], { log: print, error: print, columns: 150 });
  const lines = printed.join("\n").split("\n");
  return { code, lines: lines.map((line) => line.trim().replace(/ {2,}/g, "  ")) };
};

test("npm start creates, changes and reads back one customer at all three, and shows what became of each", async () => {
  const { code, lines } = await shown();
  expect(code).toBe(0);
  const rows = lines.filter((line) => /^(finosu|soap|payabli) {2}/.test(line));
  expect(rows).toEqual([
    "finosu  applied  POST /customers  HTTP 200  nothing",
    "soap  applied  POST /api/v1/customers  HTTP 200  timeZone",
    "payabli  applied  POST /Customer/single/synthetic-entry  HTTP 200  nothing",
    "finosu  applied  PUT /customers/cust-1001  HTTP 200  nothing",
    "soap  applied  PATCH /api/v1/customers/cus_1  HTTP 200  timeZone",
    "payabli  applied  PUT /Customer/1  HTTP 200  nothing",
    "finosu  applied  PUT /customers/cust-1001  HTTP 200  nothing",
    "soap  rejected  nothing  Nothing was sent to Soap: phone must be +1 and ten digits.  nothing",
    "payabli  applied  PUT /Customer/1  HTTP 200  nothing",
  ]);
  // The fields that were sent stand beside the first of those that were answered.
  expect(lines).toEqual(
    expect.arrayContaining([
      'firstName: "Jane"  firstName: "Jane"',
      'phone_number: "5555550100"  … and 2 more',
      'firstName: "Janet"  firstName: "Janet"',
      'timeZone: -6  responseText: "Success"',
    ]),
  );
  const comparison = lines.slice(lines.findIndex((line) => line.startsWith("field  ")));
  expect(comparison).toEqual(
    expect.arrayContaining([
      "field  finosu  soap  payabli",
      "firstName  Janet  Janet  Janet  same",
      "address.line1  1 Sample St  –  1 Sample St  same",
      "? timeZone: Payabli holds it in a form that several values share",
    ]),
  );
});
