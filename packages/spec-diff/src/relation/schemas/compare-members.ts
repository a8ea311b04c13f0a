import type { Branch } from "./branches.js";
import type { Difference } from "./difference.js";

/** Differences for removed and for new members of a choice. */
export const compareMembers = (
  gone: readonly Branch[],
  come: readonly Branch[],
  place: string,
): readonly Difference[] => [
  ...gone.map((branch) => ({
    ...member(branch, place),
    before: nameOf(branch),
    after: undefined,
    isLost: true,
    isGained: false,
  })),
  ...come.map((branch) => ({
    ...member(branch, place),
    before: undefined,
    after: nameOf(branch),
    isLost: false,
    isGained: true,
  })),
];

const member = (branch: Branch, place: string) =>
  ({
    aspect: "member",
    keyword: "oneOf",
    place,
    pointer: branch.member?.pointer ?? branch.sites[0]?.pointer ?? place,
    isDecided: true,
    detail: { ...(branch.member?.name === undefined ? {} : { name: branch.member.name }) },
  }) as const;

/** The name of a member's component, or its schema. */
const nameOf = ({ member: written, sites }: Branch) => written?.name ?? sites[0]?.schema ?? true;
