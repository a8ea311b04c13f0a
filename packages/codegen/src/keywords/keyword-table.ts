import type { Keyword } from "./keyword.js";
import { KEYWORDS } from "./keywords.js";

/** Renders docs/keywords.md: how each schema keyword is handled. */
export const renderKeywordTable = (): string => {
  const supported = KEYWORDS.filter(({ instead }) => instead === undefined);
  const partly = supported.filter(({ types }) => types.reach === "partly").map(({ name }) => `\`${name}\``);
  return [
    "<!-- Generated from packages/codegen/src/keywords/keywords.ts by `pnpm generate`. Do not edit. -->",
    "",
    "# How schema keywords are handled",
    "",
    "A keyword of a spec reaches users in three ways: as a type, as a check of the opt-in validators, and as a",
    "check of the mock server (Prism). Each cell says whether a value that breaks the keyword is refused there.",
    "",
    "| keyword | types | validators | mock |",
    "|---|---|---|---|",
    ...supported.map(renderRow),
    "",
    "Anything else that starts with `x-` is an extension, see `specs/README.md`.",
    "",
    "## What is lost",
    "",
    "Every schema has a type, and a type is never narrower than its schema. Where TypeScript cannot express a keyword, the type",
    "is wider, and the loss is listed with its place. Generation of our own documents stops on a loss, because types that",
    "silently allow more than the spec are worse than none. Losses are possible for",
    `${partly.join(", ")},`,
    "for unknown keywords, and for those below.",
    "",
    "| keyword | instead |",
    "|---|---|",
    ...KEYWORDS.flatMap(({ name, instead }) =>
      instead === undefined ? [] : [`| \`${name}\` | ${instead} |`],
    ),
    "",
    "For a document that we cannot edit, `specs/<name>/lossy.json` records the losses as a list of",
    "`{pointer, keyword}`. A loss that is not listed, or a listed one that is not lost, stops generation too.",
    "",
  ].join("\n");
};

const renderRow = ({ name, types, validators, mock }: Keyword): string =>
  `| \`${name}\` | ${cell(types)} | ${cell(validators)} | ${cell(mock)} |`;

const cell = ({ reach, words }: Keyword["mock"]): string => {
  const text = words === undefined ? reach : `${reach}: ${words}`;
  return text.replaceAll("|", "\\|");
};
