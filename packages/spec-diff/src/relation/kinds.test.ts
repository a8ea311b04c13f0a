import { parseSpec } from "@provider-clients/openapi";
import { expect, test } from "vitest";
import { documentOf } from "../../test-support/documents.js";
import { accessKinds } from "../../test-support/kinds/access.js";
import { choicesKinds } from "../../test-support/kinds/choices.js";
import { conditionsKinds } from "../../test-support/kinds/conditions.js";
import { constantsKinds } from "../../test-support/kinds/constants.js";
import { directionsKinds } from "../../test-support/kinds/directions.js";
import { limitsKinds } from "../../test-support/kinds/limits.js";
import { messagesKinds } from "../../test-support/kinds/messages.js";
import { newSendersKinds } from "../../test-support/kinds/new-senders.js";
import { objectsKinds } from "../../test-support/kinds/objects.js";
import { otherKeywordsKinds } from "../../test-support/kinds/other-keywords.js";
import { parametersKinds } from "../../test-support/kinds/parameters.js";
import { refusalsKinds } from "../../test-support/kinds/refusals.js";
import { spelledOutKinds } from "../../test-support/kinds/spelled-out.js";
import { textsKinds } from "../../test-support/kinds/texts.js";
import { wholeKinds } from "../../test-support/kinds/whole.js";
import { compareDocuments } from "../compare-documents.js";
import { createCompiler } from "../types/compile.js";

const kinds = [
  ...limitsKinds,
  ...objectsKinds,
  ...otherKeywordsKinds,
  ...choicesKinds,
  ...conditionsKinds,
  ...constantsKinds,
  ...refusalsKinds,
  ...directionsKinds,
  ...newSendersKinds,
  ...parametersKinds,
  ...messagesKinds,
  ...spelledOutKinds,
  ...textsKinds,
  ...accessKinds,
  ...wholeKinds,
];

const compile = createCompiler();

const rows = kinds.map(([change, before, after, expected, says]) => ({
  change,
  before,
  after,
  expected,
  says,
}));

test.each(rows)("$change: $expected", async ({ before, after, expected, says }) => {
  const spec = (parts: typeof before) => parseSpec("shelf", "shelf.json", JSON.stringify(documentOf(parts)));
  const {
    class: verdict,
    judges,
    changes,
  } = await compareDocuments(spec(before), spec(after), {
    today: "2026-11-29",
    compile,
  });
  const lines = changes.map(({ class: each, what, action }) => `${each}: ${what} ${action}`).join("\n");
  expect(verdict, lines).toBe(expected);
  // The compiler has nothing to add.
  expect(judges.structure, lines).toBe(expected);
  if (says) expect(lines).toMatch(says);
  for (const change of changes) {
    if (change.class === "breaking") expect(change.action).not.toMatch(/^Nothing to do/);
    expect(change.what).toMatch(/\.$/);
    expect(change.action).toMatch(/\.$/);
  }
});
