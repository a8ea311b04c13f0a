import type { Change, DocumentDiff } from "../src/change.js";

/** A change as a report gets it. */
export const changeOf = (parts: Partial<Change>): Change => ({
  class: "breaking",
  pointer: "#/paths/~1a/get",
  before: undefined,
  after: undefined,
  what: "listBooks was removed.",
  action: "Stop calling `listBooks`: the provider no longer documents it.",
  line: 12,
  operations: ["listBooks"],
  judges: { structure: "breaking", types: "breaking" },
  isDisputed: false,
  ...parts,
});

/** A document's changes as a report gets them. */
export const diffOf = (changes: readonly Change[], parts: Partial<DocumentDiff> = {}): DocumentDiff => ({
  name: "shelf",
  title: "Shelf",
  file: "specs/shelf/openapi.yaml",
  status: "changed",
  class: changes[0]?.class ?? "none",
  judges: { structure: "breaking", types: "breaking" },
  changes,
  notes: [],
  ...parts,
});
