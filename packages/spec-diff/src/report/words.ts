import { type Change, changeClasses, type DocumentDiff } from "../change.js";

/** The number of changes of each class, as one sentence. */
export const countsOf = ({ changes }: DocumentDiff): string => {
  const counts = changeClasses.flatMap((verdict) => {
    const count = changes.filter((change) => change.class === verdict).length;
    return count === 0 ? [] : [`${count} ${verdict}`];
  });
  return counts.length === 0 ? "No change for users." : `${counts.join(", ")}.`;
};

/** Why a breaking change is accepted. */
export const acceptedText = ({ reason, expires }: NonNullable<Change["accepted"]>): string =>
  `Accepted until ${expires}: ${reason}`;

/** The place of a change, and the operations that it affects. */
export const placeText = ({ pointer, line, operations }: Change, file: string): string => {
  const at = line === undefined ? file : `${file}:${line}`;
  const shown = operations.slice(0, 5).join(", ");
  const more = operations.length > 5 ? ` and ${operations.length - 5} more` : "";
  return `${at} ${pointer}${shown === "" ? "" : ` (${shown}${more})`}`;
};
