import type { ChangedDocuments, DocumentFacts } from "./document-facts.ts";
import { forgottenIn } from "./forgotten.ts";

/** The effect of the changed documents on users, one line each. */
export const changeLines = ({ since, documents }: ChangedDocuments): string[] => {
  if (documents.length === 0) return [`No document changed since ${since}.`];
  return [
    `Documents that changed since ${since} (\`pnpm spec:diff\` says what users have to do):`,
    ...documents.map(
      ({ diff }) => `  ${diff.title}: ${diff.status === "changed" ? countsOf(diff) : diff.status}`,
    ),
  ];
};

const countsOf = ({ changes }: DocumentFacts["diff"]): string => {
  const classes = changes.map((change) => change.class);
  const counts = [...new Set(classes)].map(
    (each) => `${classes.filter((other) => other === each).length} ${each}`,
  );
  return counts.join(", ") || "nothing that users notice";
};

/** What a person still has to do after everything is written, one line each. */
export const nextLines = ({ documents }: ChangedDocuments): string[] => [
  ...documents.flatMap(forgottenIn),
  ...documents.flatMap(({ diff }) =>
    diff.class === "docs" || diff.class === "none"
      ? []
      : [
          `A new, renamed or removed field: packages/customers/src/providers/${diff.name}.ts holds all that the facade knows of ${diff.title}.`,
          `Read the difference of packages/${diff.name}/src/generated: that is what users get.`,
        ],
  ),
  "`pnpm release:dry` shows the versions and changelogs that would be published.",
  "`npm test` (about ten minutes), then commit documents and what was written together.",
];
