import { nearest, objectOf, splitPointer } from "@provider-clients/openapi";
import { arePartsEqual, withoutWords } from "../same-meaning.js";
import type { StructuralChange } from "./structural-change.js";

/** Tells what went and what came under another name as one change, where the comparison saw two. */
export const uniteRenames = (changes: readonly StructuralChange[]): readonly StructuralChange[] => {
  const united = new Map<StructuralChange, StructuralChange>();
  for (const gone of changes.filter(({ kind }) => kind === "removed")) {
    const candidates = changes.filter((come) => isSameElsewhere(gone, come) && !united.has(come));
    const rivals = changes.filter((other) => candidates.some((come) => isSameElsewhere(other, come)));
    const [come] = candidates;
    if (come === undefined || candidates.length > 1 || rivals.length > 1) continue;
    united.set(gone, {
      ...gone,
      ...come,
      kind: "modified",
      property: "key",
      before: named(gone.before),
      after: named(come.after),
    });
    united.set(come, gone);
  }
  return changes.flatMap((change) => {
    const replacement = united.get(change);
    if (replacement === undefined) return [change];
    return change.kind === "removed" ? [replacement] : [];
  });
};

const named = (side: StructuralChange["before"]): StructuralChange["before"] =>
  side && { node: side.node, value: splitPointer(side.node).at(-1) };

const RENAMED = new Set(["Schema", "Response", "SecurityScheme", "PathItem", "Server"]);

const isSameElsewhere = (gone: StructuralChange, come: StructuralChange): boolean => {
  const { before } = gone;
  const { after } = come;
  if (
    gone.kind !== "removed" ||
    come.kind !== "added" ||
    gone.typeName !== come.typeName ||
    !before ||
    !after
  )
    return false;
  if (gone.typeName === "Operation") {
    const id = objectOf(before.value).operationId;
    return id !== undefined && objectOf(after.value).operationId === id;
  }
  const [from, to] = [splitPointer(before.node), splitPointer(after.node)];
  const isSibling = from.slice(0, -1).join("/") === to.slice(0, -1).join("/");
  if (!RENAMED.has(gone.typeName) || !isSibling || !arePartsEqual(before.value, after.value)) return false;
  return isDistinctive(gone, come) || nearest(from.at(-1) ?? "", [to.at(-1) ?? ""]) !== undefined;
};

/** Two plain strings are not the same field because both are plain strings. */
const isDistinctive = (gone: StructuralChange, come: StructuralChange): boolean => {
  if (gone.typeName !== "Schema") return true;
  const [was, is] = [objectOf(gone.before?.value), objectOf(come.after?.value)];
  const hasSameWords = was.description !== undefined && was.description === is.description;
  return hasSameWords || Object.keys(objectOf(withoutWords(was))).length > 1;
};
