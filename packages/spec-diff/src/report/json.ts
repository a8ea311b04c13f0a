import type { Json } from "@provider-clients/openapi";
import { type Change, type ChangeClass, type DocumentDiff, type Exception, strictest } from "../change.js";
import type { Base } from "../source/git.js";

/** What `--json` prints: the changes, with null for what is left out. Scripts rely on it. */
export interface DiffReport {
  readonly base?: Base;
  readonly class: ChangeClass;
  readonly documents: readonly (Omit<DocumentDiff, "changes"> & {
    readonly changes: readonly JsonChange[];
  })[];
}

type JsonChange = Omit<Change, "before" | "after" | "line" | "accepted"> & {
  readonly before: Json;
  readonly after: Json;
  readonly line: number | null;
  readonly accepted: Pick<Exception, "reason" | "expires"> | null;
};

/** The changes as data. */
export const createReport = (documents: readonly DocumentDiff[], base?: Base): DiffReport => ({
  ...(base ? { base } : {}),
  class: strictest(documents.map((diff) => diff.class)),
  documents: documents.map(({ changes, ...diff }) => ({
    ...diff,
    changes: changes.map((change) => ({
      ...change,
      before: change.before ?? null,
      after: change.after ?? null,
      line: change.line ?? null,
      accepted: change.accepted ? { reason: change.accepted.reason, expires: change.accepted.expires } : null,
    })),
  })),
});
