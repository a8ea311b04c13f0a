import { parseSpec } from "@provider-clients/openapi";
import { expect, test } from "vitest";
import { documentOf } from "../../test-support/documents.js";
import { choicesKinds } from "../../test-support/kinds/choices.js";
import { directionsKinds } from "../../test-support/kinds/directions.js";
import { limitsKinds } from "../../test-support/kinds/limits.js";
import { messagesKinds } from "../../test-support/kinds/messages.js";
import { objectsKinds } from "../../test-support/kinds/objects.js";
import { parametersKinds } from "../../test-support/kinds/parameters.js";
import { spelledOutKinds } from "../../test-support/kinds/spelled-out.js";
import { wholeKinds } from "../../test-support/kinds/whole.js";
import { strictest } from "../change.js";
import { compareDocuments } from "../compare-documents.js";
import { relateDocuments } from "./relate-documents.js";

const kinds = [
  ...limitsKinds,
  ...objectsKinds,
  ...choicesKinds,
  ...directionsKinds,
  ...parametersKinds,
  ...messagesKinds,
  ...spelledOutKinds,
  ...wholeKinds,
];

const rows = kinds.map(([change, before, after, expected, says]) => ({
  change,
  before,
  after,
  expected,
  says,
}));

test.each(rows)("$change: $expected", ({ before, after, expected, says }) => {
  const changes = relateDocuments(documentOf(before), documentOf(after), "2026-11-29");
  const lines = changes.map(({ class: verdict, what, action }) => `${verdict}: ${what} ${action}`);
  expect(strictest(changes.map((change) => change.class)), lines.join("\n")).toBe(expected);
  if (says) expect(lines.join("\n")).toMatch(says);
  for (const change of changes) {
    if (change.class === "breaking") expect(change.action).not.toMatch(/^Nothing to do/);
    expect(change.what).toMatch(/\.$/);
    expect(change.action).toMatch(/\.$/);
  }
});

test.each(rows)("the compiler has nothing to add to $change", async ({ before, after, expected }) => {
  const spec = (parts: typeof before) => parseSpec("shelf", "shelf.json", JSON.stringify(documentOf(parts)));
  const diff = await compareDocuments(spec(before), spec(after), { today: "2026-11-29" });
  expect(diff.class, diff.changes.map(({ what, action }) => `${what} ${action}`).join("\n")).toBe(expected);
});
