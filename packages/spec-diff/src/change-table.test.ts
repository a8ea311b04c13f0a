import { parseSpec, type Spec } from "@provider-clients/openapi";
import { baseSpec, type Draft } from "@provider-clients-internal/test-support";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { ACCESS_CHANGES, FORM_CHANGES, WORD_CHANGES } from "../test-support/changes/document.js";
import { OPERATION_CHANGES } from "../test-support/changes/operations.js";
import { REQUEST_CHANGES } from "../test-support/changes/requests.js";
import { RESPONSE_CHANGES } from "../test-support/changes/responses.js";
import type { Row } from "../test-support/changes/row.js";
import { compareDocuments } from "./compare-documents.js";
import { createCompiler } from "./types/compile.js";

const text = baseSpec;

const TABLE: readonly Row[] = [
  ...OPERATION_CHANGES,
  ...REQUEST_CHANGES,
  ...RESPONSE_CHANGES,
  ...ACCESS_CHANGES,
  ...FORM_CHANGES,
  ...WORD_CHANGES,
];

const spec = (content: string): Spec => parseSpec("acme", "specs/acme/openapi.yaml", content);
const base = spec(text);

const compile = createCompiler();

test.each(TABLE)("$change: $expected", async ({ edits, expected, at, says, rows }) => {
  const document: Draft = parse(text);
  for (const edit of edits) edit(document);
  const diff = await compareDocuments(base, spec(JSON.stringify(document)), { compile });

  expect(diff.class).toBe(expected);
  expect(diff.changes).toHaveLength(rows ?? (expected === "none" ? 0 : 1));
  const strictest = diff.changes.filter((change) => change.class === diff.class);
  if (at !== undefined) expect(strictest.map(({ pointer }) => pointer)).toContain(at);
  const words = [...diff.notes, ...strictest.map(({ what, action }) => `${what} ${action}`)].join("\n");
  if (says !== undefined) expect(words).toMatch(says);
  for (const { what, action } of diff.changes) {
    expect(what).toMatch(/\.$/);
    expect(action, "says what a caller must do").toMatch(/\.$/);
  }
});
