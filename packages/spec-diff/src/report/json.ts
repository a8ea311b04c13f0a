import type { Json } from "@provider-clients/openapi";
import { type ChangeClass, type DocumentDiff, strictest } from "../change.js";
import type { Base } from "../source/git.js";

/** What `--json` prints. Scripts rely on it. */
export interface DiffReport {
  readonly base?: Base;
  readonly class: ChangeClass;
  readonly documents: readonly {
    readonly name: string;
    readonly title: string;
    readonly file: string;
    readonly status: DocumentDiff["status"];
    readonly class: ChangeClass;
    /** The verdict of each judge on the whole document. */
    readonly judges: DocumentDiff["judges"];
    readonly notes: readonly string[];
    readonly changes: readonly {
      readonly class: ChangeClass;
      readonly judges: DocumentDiff["judges"];
      readonly isDisputed: boolean;
      readonly pointer: string;
      readonly line: number | null;
      readonly operations: readonly string[];
      readonly before: Json;
      readonly after: Json;
      readonly what: string;
      readonly action: string;
      readonly accepted: { readonly reason: string; readonly expires: string } | null;
    }[];
  }[];
}

/** The changes as data. */
export const createReport = (documents: readonly DocumentDiff[], base?: Base): DiffReport => ({
  ...(base ? { base } : {}),
  class: strictest(documents.map((diff) => diff.class)),
  documents: documents.map(({ changes, ...diff }) => ({
    ...diff,
    changes: changes.map((change) => ({
      class: change.class,
      judges: change.judges,
      isDisputed: change.isDisputed,
      pointer: change.pointer,
      line: change.line ?? null,
      operations: change.operations,
      before: change.before ?? null,
      after: change.after ?? null,
      what: change.what,
      action: change.action,
      accepted: change.accepted ? { reason: change.accepted.reason, expires: change.accepted.expires } : null,
    })),
  })),
});
