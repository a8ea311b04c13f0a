import { isDeepStrictEqual } from "node:util";
import { type ChangeClass, type Finding, isStricter, strictest } from "./change.js";

/** What both judges say of one thing. */
export interface CombinedFinding extends Finding {
  readonly judges: { readonly structure: ChangeClass; readonly types: ChangeClass };
}

/**
 * Joins the findings of both judges; the stricter wins.
 *
 * A finding of the compiler belongs to the structural one at the same place; else to one above or below it that
 * is at least as strict, since the compiler often sees a change one level off; else it stands for itself.
 */
export const combineFindings = (
  structure: readonly Finding[],
  types: readonly Finding[],
): readonly CombinedFinding[] => {
  const seen = new Map<Finding, ChangeClass[]>(structure.map((finding) => [finding, []]));
  const alone: Finding[] = [];
  for (const finding of types) {
    const target = targetOf(finding, structure);
    if (target === undefined) alone.push(finding);
    else seen.get(target)?.push(finding.class);
  }
  const combined = structure.map((finding): CombinedFinding => {
    const judges = { structure: finding.class, types: strictest(seen.get(finding) ?? []) };
    return { ...finding, class: strictest(Object.values(judges)), judges };
  });
  return [
    ...combined,
    ...alone
      .filter((finding) => !isEcho(finding))
      .map((finding) => ({ ...finding, judges: { structure: "none" as const, types: finding.class } })),
  ];
};

/** A type that gains something where the document did not change: the place that changed tells it. */
const isEcho = (finding: Finding): boolean =>
  finding.class !== "breaking" && isDeepStrictEqual(finding.before, finding.after);

const isBelow = (pointer: string, above: string): boolean => pointer.startsWith(`${above}/`);

const targetOf = (finding: Finding, structure: readonly Finding[]): Finding | undefined => {
  const best = (candidates: readonly Finding[]): Finding | undefined =>
    candidates.toSorted((one, other) => (isStricter(one.class, other.class) ? -1 : 1))[0];
  const real = structure.filter((each) => each.class !== "docs");
  const exact = best(real.filter(({ nodes }) => nodes.some((node) => finding.nodes.includes(node))));
  if (exact) return exact;
  const near = real.filter(({ nodes }) =>
    nodes.some((node) => finding.nodes.some((each) => isBelow(node, each) || isBelow(each, node))),
  );
  const strictEnough = best(near.filter((each) => !isStricter(finding.class, each.class)));
  return strictEnough ?? (near.length === 1 ? near[0] : undefined);
};
