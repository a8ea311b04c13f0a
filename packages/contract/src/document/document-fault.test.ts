import { expect, test } from "vitest";
import { distinctFaults } from "./document-fault.js";

test("faults stand by pointer, whichever case met them first, each with its number of cases", () => {
  const [a, b] = ["#/a", "#/b"].map((pointer) => ({ pointer, reason: "wrong" }));
  if (a === undefined || b === undefined) throw new Error("two faults are made above");
  expect(distinctFaults([b], [a, b, b])).toEqual([
    { ...a, cases: 1 },
    { ...b, cases: 2 },
  ]);
});
