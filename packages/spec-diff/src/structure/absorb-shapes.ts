import type { StructuralChange } from "./structural-change.js";

const SHAPES: Readonly<Record<string, string>> = { AllOf: "allOf", AnyOf: "anyOf", OneOf: "oneOf" };

/**
 * Tells as one change that a schema became a choice, or stopped being one.
 *
 * The comparison reports each keyword that stood there before as removed, and the choice as added.
 */
export const absorbShapes = (changes: readonly StructuralChange[]): readonly StructuralChange[] => {
  const heads = changes.filter(({ typeName, kind }) => typeName in SHAPES && kind !== "modified");
  const absorbed = new Map<StructuralChange, StructuralChange[]>(heads.map((head) => [head, []]));
  const rest = changes.filter((change) => {
    const head = heads.find((each) => each !== change && isOfSameSchema(change, each));
    if (head) absorbed.get(head)?.push(change);
    return !head && !absorbed.has(change);
  });
  return [
    ...rest,
    ...heads
      .filter((head) => !isAbsorbed(head, absorbed))
      .map((head) => united(head, absorbed.get(head) ?? [])),
  ];
};

const schemaWay = ({ way }: StructuralChange): string => way.slice(0, way.lastIndexOf("/"));

const isOfSameSchema = (change: StructuralChange, head: StructuralChange): boolean => {
  const way = schemaWay(head);
  const isBelow = change.way.startsWith(`${way}/`) && !change.way.startsWith(`${head.way}/`);
  const isKeyword = change.typeName === "Schema" && change.way === way && change.property !== "description";
  // A head takes what goes for its sake, never another place where the same is said in other words.
  return isKeyword || (isBelow && change.kind !== "modified");
};

const isAbsorbed = (
  head: StructuralChange,
  absorbed: ReadonlyMap<StructuralChange, readonly StructuralChange[]>,
): boolean => [...absorbed].some(([other, changes]) => other !== head && changes.includes(head));

const united = (head: StructuralChange, changes: readonly StructuralChange[]): StructuralChange => {
  const keyword = SHAPES[head.typeName] ?? "";
  const holder = (side: StructuralChange["before"]): StructuralChange["before"] =>
    side && { node: side.node.slice(0, -(keyword.length + 1)), value: side.value };
  const at = holder(head.before) ?? holder(head.after);
  return {
    ...head,
    kind: "modified",
    typeName: "Schema",
    property: keyword,
    before: holder(head.before) ?? { node: at?.node ?? "#", value: undefined },
    after: holder(head.after) ?? { node: at?.node ?? "#", value: undefined },
    verdicts: [...head.verdicts, ...changes.flatMap(({ verdicts }) => verdicts)],
  };
};
