import type { Keyword } from "./keyword.js";
import { KEYWORDS } from "./keywords.js";

/** The text of docs/keywords.md: what becomes of each keyword of a schema. */
export const renderKeywordTable = (): string => {
  const isUnsupported = ({ types }: Keyword): boolean => types.words === "generation stops";
  const supported = KEYWORDS.filter((keyword) => !isUnsupported(keyword));
  const conditional = supported.filter(({ lost }) => lost !== undefined).map(({ name }) => `\`${name}\``);
  return [
    "<!-- Generated from packages/codegen/src/keywords/keywords.ts by `pnpm generate`. Do not edit. -->",
    "",
    "# What becomes of a schema's keywords",
    "",
    "A keyword of a spec reaches users in three ways: as a type, as a check of the opt-in validators (Ajv), and as a",
    "check of the mock server (Prism). Each cell says whether a value that breaks the keyword is refused there.",
    "",
    "| keyword | types | validators | mock |",
    "|---|---|---|---|",
    ...supported.map(renderRow),
    "",
    "Anything else that starts with `x-` is an extension, see `specs/README.md`.",
    "",
    "## What stops generation",
    "",
    "Types that silently say less than the spec are worse than none. So generation stops, naming the pointer and the",
    "keyword, on a keyword that is not known, on the ones below, and where one of these cannot be said as it is used:",
    `${conditional.join(", ")}.`,
    "",
    "| keyword | instead |",
    "|---|---|",
    ...KEYWORDS.filter(isUnsupported).map(
      ({ name, lost }) => `| \`${name}\` | ${lost?.(NOWHERE, null) ?? ""} |`,
    ),
    "",
    "A document that we cannot edit records what its types lose in `specs/<name>/lossy.json`, a list of",
    "`{pointer, keyword}`. What is lost and not listed, or listed and not lost, stops generation too.",
    "",
  ].join("\n");
};

/** Unsupported keywords are lost wherever they stand. */
const NOWHERE = { document: {}, schema: {}, isTypedOutside: false, outerProperties: new Set<string>() };

const renderRow = ({ name, types, validators, mock }: Keyword): string =>
  `| \`${name}\` | ${cell(types)} | ${cell(validators)} | ${cell(mock)} |`;

const cell = ({ reach, words }: Keyword["mock"]): string => {
  const text = words === undefined ? reach : `${reach}: ${words}`;
  return text.replaceAll("|", "\\|");
};
