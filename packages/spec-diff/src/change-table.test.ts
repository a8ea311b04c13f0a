import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { compareDocuments } from "../../src/diff/compare-documents.ts";
import { parseSpec, type Spec } from "../../src/spec/load.ts";
import { ACCESS_CHANGES, FORM_CHANGES, WORD_CHANGES } from "./changes/document.ts";
import { OPERATION_CHANGES } from "./changes/operations.ts";
import { REQUEST_CHANGES } from "./changes/requests.ts";
import { RESPONSE_CHANGES } from "./changes/responses.ts";
import type { Row } from "./changes/row.ts";
import type { Draft } from "./edits.ts";

const text = readFileSync(new URL("./fixtures/base.yaml", import.meta.url), "utf8");

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

// Each row starts a process of its own.
const patience = { timeout: 60_000 };

test.concurrent.each(TABLE)("$change: $expected", patience, async ({ edits, expected, at, says, rows }) => {
  const document: Draft = parse(text);
  for (const edit of edits) edit(document);
  const diff = await compareDocuments(base, spec(JSON.stringify(document)));

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
