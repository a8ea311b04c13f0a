import type { Difference } from "./difference.js";

/** What most servers answer and many documents omit: reported once, not per operation. */
const usualRefusals: Readonly<Record<string, string>> = {
  "401": "a credential that is missing or wrong",
  "422": "a request that breaks a rule",
};

/** The operation name of a {@link Difference} for several operations. */
export const severalOperations = "(several operations)";

/** Merges differences that concern the whole server. */
export const joinDifferences = (differences: readonly Difference[]): Difference[] => {
  const groups = Map.groupBy(differences, groupOf);
  return [...groups].flatMap(([group, members]) => {
    const [first] = members;
    if (group === undefined || first === undefined) return members;
    const names = [...new Set(members.map(({ operation }) => operation))];
    return [
      {
        ...first,
        operation: severalOperations,
        message: messageOf(first, names),
        patch: members.flatMap(({ patch }) => patch),
      },
    ];
  });
};

const groupOf = ({ kind, place }: Difference): string | undefined => {
  if (kind === "web-page") return kind;
  return kind === "undocumented-status" && Object.hasOwn(usualRefusals, place) ? place : undefined;
};

const messageOf = ({ kind, place }: Difference, names: readonly string[]): string => {
  const where =
    names.length > 5 ? `${names.slice(0, 5).join(", ")} and ${names.length - 5} more` : names.join(", ");
  if (kind === "web-page") {
    return `answered with a web page (HTML), such as a login, where the document has none: ${where}. This does not look like the API; check the address and the credentials`;
  }
  return `answered ${place} to ${usualRefusals[place]}, which is not documented: ${where}`;
};
