import type { DocumentDiff } from "../change.js";

/** GitHub shows at most ten errors of a step. */
const mostAnnotations = 10;

/** Breaking changes as workflow commands that GitHub shows at their lines; accepted ones as warnings. */
export const annotationsOf = (documents: readonly DocumentDiff[]): readonly string[] =>
  documents
    .flatMap(({ file, changes }) =>
      changes
        .filter((change) => change.class === "breaking")
        .map(({ line, what, action, accepted }) => {
          const properties = [
            `file=${property(file)}`,
            ...(line === undefined ? [] : [`line=${line}`]),
            "title=Breaking for users",
          ];
          return `::${accepted ? "warning" : "error"} ${properties.join(",")}::${message(`${what} ${action}`)}`;
        }),
    )
    .slice(0, mostAnnotations);

const message = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const property = (text: string): string => message(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
