import type { Keyword } from "./keyword.js";
import { KEYWORDS } from "./keywords.js";

/** Renders docs/keywords.md: how each schema keyword is handled. */
export const renderKeywordTable = (): string => {
  const supported = KEYWORDS.filter(({ instead }) => instead === undefined);
  const partly = supported.filter(({ types }) => types.reach === "partly").map(({ name }) => `\`${name}\``);
  return [
    "<!-- Generated from packages/codegen/src/keywords/keywords.ts by `pnpm generate`. Do not edit. -->",
    "",
    "# What becomes of a schema's keywords",
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
    "Every schema has a type, and a type is never narrower than its schema. Where TypeScript cannot say a keyword the type",
    "is wider, and the loss is listed by place: generation of our own documents stops on it, since types that silently say",
    "less than the spec are worse than none. That can happen to",
    `${partly.join(", ")},`,
    "to a keyword that is not known, and to those below.",
    "",
    "| keyword | instead |",
    "|---|---|",
    ...KEYWORDS.flatMap(({ name, instead }) =>
      instead === undefined ? [] : [`| \`${name}\` | ${instead} |`],
    ),
    "",
    "A document that we cannot edit records what its types lose in `specs/<name>/lossy.json`, a list of",
    "`{pointer, keyword}`. What is lost and not listed, or listed and not lost, stops generation too.",
    "",
  ].join("\n");
};

const renderRow = ({ name, types, validators, mock }: Keyword): string =>
  `| \`${name}\` | ${cell(types)} | ${cell(validators)} | ${cell(mock)} |`;

const cell = ({ reach, words }: Keyword["mock"]): string => {
  const text = words === undefined ? reach : `${reach}: ${words}`;
  return text.replaceAll("|", "\\|");
};
