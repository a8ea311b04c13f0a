import { objectOf, type Spec, textOf } from "@provider-clients/openapi";
import type { Change, ChangeClass, DocumentDiff } from "./change.js";
import { operationsOf } from "./relation/document/operations.js";

/** The name that messages use for a provider. */
export const titleOf = ({ document, name }: Spec): string =>
  textOf(objectOf(document["x-provider"]).title) ?? textOf(objectOf(document.info).title) ?? name;

/** The one change of a document that is new. */
export const newDocument = (after: Spec, base: string): DocumentDiff =>
  whole(after, "new", "additive", {
    what: `${titleOf(after)} is a new provider: ${base} has no ${after.file}.`,
    action: "Nothing to do; a further client can be installed.",
    after: after.file,
  });

/** The one change of a document that was removed. */
export const goneDocument = (before: Spec, base: string): DocumentDiff =>
  whole(before, "gone", "breaking", {
    what: `${titleOf(before)} is gone: ${base} has ${before.file}, the working tree has not.`,
    action: "Stay with the last version: the client is no longer generated.",
    before: before.file,
  });

const whole = (
  spec: Spec,
  status: DocumentDiff["status"],
  verdict: ChangeClass,
  words: Pick<Change, "what" | "action"> & { readonly before?: string; readonly after?: string },
): DocumentDiff => {
  const judges = { structure: verdict, types: verdict };
  const change: Change = {
    before: undefined,
    after: undefined,
    ...words,
    class: verdict,
    pointer: "#",
    line: 1,
    operations: operationsOf(spec.document)
      .map(({ name }) => name)
      .sort(),
    judges,
    isDisputed: false,
  };
  return {
    name: spec.name,
    title: titleOf(spec),
    file: spec.file,
    status,
    class: verdict,
    judges,
    changes: [change],
    notes: [],
  };
};
