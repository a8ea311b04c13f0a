import type { Source } from "./read-source.js";

/** The line by which `--remove` knows that a provider came from here. */
export const MARKER =
  "<!-- Added by `pnpm new-provider`; `pnpm new-provider <name> --remove` takes it away again. -->";

/** What SOURCES.md says of a document that somebody else wrote. */
export const sourcesText = (
  title: string,
  source: Source,
  notes: readonly string[],
  lossCount: number,
): string => {
  const file = source.location.split(/[\\/]/).at(-1) ?? source.location;
  const place = /^https?:/i.test(source.location) ? source.location : `the file \`${file}\``;
  return `${MARKER}

# Sources of the ${title} document

We did not write this document and do not correct it: schemas, examples and words are the provider's.

| | |
|---|---|
| from | ${place}${source.spec.parts.length > 0 ? ", bundled with the files it refers to" : ""} |
| SHA-256 | \`${source.sha256}\` |

${lossText(lossCount)}

## What was changed on the way

Added: \`x-provider\`, \`x-environment\` and (3.1) \`jsonSchemaDialect\`; the keys of the security schemes are the client's
options.
${notes.map((note) => `- ${note}`).join("\n")}

## What is left to say

- \`x-provider.title\` in openapi.yaml: the name that messages use. \`description\` in package.json: who the provider is.
- \`x-idempotency-key\`, \`x-idempotent\`, \`x-safe: false\`, \`x-failure-envelope\`: what a repeat does, and whether a 2xx
  can be a failure. Until the document says so, only GET, HEAD, PUT and DELETE are sent again.
- \`x-sensitive\`: which fields are personal or secret.
`;
};

const lossText = (count: number): string =>
  count === 0
    ? "The types say every keyword of its schemas."
    : `The types lose ${count} keyword${count === 1 ? "" : "s"} of its schemas; \`lossy.json\` lists each. A loss that is not listed stops generation.`;
