import type { Branch } from "./branches.js";
import { type Difference, differ } from "./difference.js";

/** Differences for removed and for new members of a choice. */
export const compareMembers = (
  gone: readonly Branch[],
  come: readonly Branch[],
  place: string,
): readonly Difference[] => [
  ...gone.flatMap((one) =>
    differ("member", at(one, place), { before: nameOf(one), after: undefined }, [true, false], detailOf(one)),
  ),
  ...come.flatMap((one) =>
    differ("member", at(one, place), { before: undefined, after: nameOf(one) }, [false, true], detailOf(one)),
  ),
];

const at = ({ member, sites }: Branch, place: string) => ({
  ...{ keyword: "oneOf", place, pointer: member?.pointer ?? sites[0]?.pointer ?? place },
});

const detailOf = ({ member }: Branch) => (member?.name === undefined ? {} : { name: member.name });

/** The name of a member's component, or its schema. */
const nameOf = ({ member, sites }: Branch) => member?.name ?? sites[0]?.schema ?? true;
