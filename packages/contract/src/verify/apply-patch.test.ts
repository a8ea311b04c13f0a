import { expect, test } from "vitest";
import { proposedPatch } from "./apply-patch.js";
import type { Difference } from "./difference.js";

const difference = (kind: Difference["kind"], patch: Difference["patch"]): Difference => ({
  kind,
  operation: "addLoan",
  place: kind,
  message: "",
  caseId: "",
  patch,
});

const taken = difference("invalid-request-accepted", [
  { op: "remove", path: "/components/schemas/Loan/minimum" },
]);
const extra = difference("undocumented-field", [
  { op: "add", path: "/components/schemas/Loan/properties/note", value: { type: "string" } },
]);

test("what a server does not keep is no reason to drop a rule, unless somebody asks", () => {
  expect(proposedPatch([taken, extra], { relax: false, version: "3.1.0" })).toEqual(extra.patch);
  expect(proposedPatch([taken, extra], { relax: true, version: "3.1.0" })).toEqual([
    ...taken.patch,
    ...extra.patch,
  ]);
});
