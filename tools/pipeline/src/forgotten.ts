import type { DocumentFacts } from "./document-facts.ts";

/**
 * What the author of a changed document still has to add, one sentence each. Descriptions and examples need nothing.
 */
export const forgottenIn = ({ diff, versions, isSourced }: DocumentFacts): string[] => {
  if (diff.status !== "changed" || diff.class === "docs" || diff.class === "none") return [];
  return [
    ...(versions.before === versions.after
      ? [
          `${diff.file}: \`info.version\` is still ${versions.after}. Raise it: users read it as \`specification.version\`.`,
        ]
      : []),
    ...(isSourced
      ? []
      : [`specs/${diff.name}/SOURCES.md: say where the change comes from, and how sure we are.`]),
  ];
};
