import { type Json, joinPointer, listOf } from "@provider-clients/openapi";
import type { StructuralChange } from "./structural-change.js";

/** Turns each changed list `required` into one change per property, and unites it with the property's own. */
export const expandRequired = (changes: readonly StructuralChange[]): readonly StructuralChange[] => {
  const isList = (change: StructuralChange): boolean =>
    change.typeName === "Schema" && change.kind === "modified" && change.property === "required";
  const single = changes.filter(isList).flatMap(perProperty);
  const others = changes.filter((change) => !isList(change));
  const becameRequired = new Set(
    single.filter(({ after }) => after?.value === true).map(({ after }) => after?.node),
  );
  const isAbsorbed = ({ before, after }: StructuralChange): boolean => {
    const node = after?.value === true ? after.node : before?.node;
    return others.some((other) => absorbs(other, node, becameRequired));
  };
  return [
    ...others.map((change): StructuralChange => {
      const isRequired = change.kind === "added" && becameRequired.has(change.after?.node);
      return isRequired ? { ...change, isRequired } : change;
    }),
    ...single.filter((change) => !isAbsorbed(change)),
  ];
};

/** A property that came, went or was renamed takes its place in `required` along. */
const absorbs = (
  { kind, typeName, property, before, after }: StructuralChange,
  node: string | undefined,
  becameRequired: ReadonlySet<string | undefined>,
): boolean => {
  if (typeName !== "Schema") return false;
  if (kind === "added") return after?.node === node;
  if (kind === "removed") return before?.node === node;
  if (property !== "key" || (before?.node !== node && after?.node !== node)) return false;
  // Renamed and newly required is two changes, renamed alone is one.
  return after?.node !== node || becameRequired.has(node);
};

const perProperty = ({ before, after, ...change }: StructuralChange): readonly StructuralChange[] => {
  const was = listOf(before?.value);
  const is = listOf(after?.value);
  const at = (node: string | undefined, name: Json, value: boolean) => ({
    node: joinPointer(node ?? "#", "properties", String(name)),
    value,
  });
  const one = (name: Json, isNow: boolean): StructuralChange => ({
    ...change,
    before: at(before?.node, name, !isNow),
    after: at(after?.node, name, isNow),
    verdicts: [],
  });
  return [
    ...is.filter((name) => !was.includes(name)).map((name) => one(name, true)),
    ...was.filter((name) => !is.includes(name)).map((name) => one(name, false)),
  ];
};
