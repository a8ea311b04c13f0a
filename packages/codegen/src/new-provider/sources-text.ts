import type { LeftOut, Spec } from "@provider-clients/openapi";
import type { Note } from "./adapt/note.js";
import { leftOutLine } from "./report.js";

/** The contents of SOURCES.md, besides the document. */
export interface SourcesWords {
  readonly title: string;
  /** The first line: how the provider was added. */
  readonly marker: string;
  readonly leftOut: readonly LeftOut[];
  readonly notes: readonly Note[];
}

/** Renders SOURCES.md for a document that somebody else wrote. */
export const sourcesText = (
  { title, marker, leftOut, notes }: SourcesWords,
  source: Spec,
  lossCount: number,
): string => {
  const file = source.file.split(/[\\/]/).at(-1) ?? source.file;
  const place = /^https?:/i.test(source.file) ? source.file : `the file \`${file}\``;
  const parts = source.parts.length;
  const several = parts === 0 ? "" : `, with the ${parts} file${parts === 1 ? "" : "s"} that it refers to`;
  return `${marker}

# Sources of the ${title} document

We did not write this document and do not correct it: its schemas, examples and descriptions are the provider's.

| | |
|---|---|
| from | ${place}${several} |
| SHA-256 | \`${source.sha256}\` |

${lossText(lossCount)}

${leftOutText(leftOut, source.file, file)}## What was changed

Added: \`x-provider\`, \`x-environment\` and (3.1) \`jsonSchemaDialect\`; the keys of the security schemes are the client's
options.

${notesText(notes, source.file, file)}
## What to add

- \`x-provider.title\` in openapi.yaml: the name in messages. \`description\` in package.json: who the provider is.
- \`x-idempotency-key\`, \`x-idempotent\`, \`x-safe: false\`, \`x-failure-envelope\`: what a repeated call does, and whether a 2xx
  can be a failure. Until they are set, only GET, HEAD, PUT and DELETE are retried.
- \`x-pagination\`: how a list comes in pages. With it, \`generated/pagination.ts\` has a function for all its items.
- \`x-sensitive\`: which fields are personal or secret.
`;
};

/** Removes local paths, which mean nothing on another machine. */
const portable = (text: string, location: string, file: string): string => text.replaceAll(location, file);

const leftOutText = (leftOut: readonly LeftOut[], location: string, file: string): string => {
  if (leftOut.length === 0) return "";
  const lines = leftOut.map(
    (each) => `- ${portable(leftOutLine(each), location, file).replace("Left out: ", "")}`,
  );
  return `## What was left out

No client can be generated for these. The rest of the document does not need them.

${lines.join("\n")}

`;
};

const notesText = (notes: readonly Note[], location: string, file: string): string =>
  [...Map.groupBy(notes, ({ group }) => group)]
    .map(([group, members]) => {
      const lines = members.map(({ text }) => `- ${portable(text, location, file)}`).join("\n");
      return group === undefined ? `${lines}\n` : `${group}: ${members.length}\n\n${lines}\n`;
    })
    .join("\n");

const lossText = (count: number): string =>
  count === 0
    ? "The types express every keyword of its schemas."
    : `The types lose ${count} keyword${count === 1 ? "" : "s"} of its schemas; \`lossy.json\` lists each. A loss that is not listed stops generation.`;
