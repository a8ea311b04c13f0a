import { type Change, type DocumentDiff, quoteValue } from "@provider-clients/spec-diff";
import type { AffectedPackage, Reason } from "./affected.ts";

const WIDTH = 200;

/** The changelog entry of a package for the changed documents: breaking changes first, then additions. */
export const renderEntry = (affected: AffectedPackage): string =>
  affected.reasons
    .filter(({ diff }) => diff.status !== "changed" || diff.changes.length > 0)
    .toSorted((one, other) => Number(other.diff.class === "breaking") - Number(one.diff.class === "breaking"))
    .map((reason) => renderReason(reason, affected.package.folder))
    .join("\n\n");

/** The entry for regenerated code with the same meaning. */
export const renderUnchanged = ({ title }: DocumentDiff): string =>
  `Regenerated from ${title}'s document, which says the same in another form. Nothing changed for callers.`;

const renderReason = ({ diff, exposure }: Reason, folder: string): string => {
  const { title, status, class: verdict } = diff;
  if (status !== "changed") return renderWhole(diff, exposure);
  const told = diff.changes.filter(
    (change) => change.class !== "docs" && (exposure !== "dependent" || isExposed(change)),
  );
  const words = diff.changes.filter((change) => change.class === "docs");
  const lines = [
    ...told.map((change) => renderChange(change, diff.name, folder)),
    ...(words.length === 0 || exposure === "dependent" ? [] : [renderWords(words, diff.name, folder)]),
  ];
  const [only = ""] = lines;
  const mark = verdict === "breaking" ? "**Breaking:** " : "";
  if (exposure === "generated" && lines.length === 1) return only;
  return [`${mark}${introduction(title, exposure)}`, "", ...lines.map((line) => `- ${line}`)].join("\n");
};

const isExposed = (change: Change): boolean => change.class === "breaking" || change.class === "additive";

const introduction = (title: string, exposure: Reason["exposure"]): string => {
  if (exposure === "dependent") return `The ${title} client, which this package hands out, changed:`;
  if (exposure === "shipped")
    return `${title}'s document, which mock servers and contract checks follow, changed:`;
  return `${title}'s document changed, and the client with it:`;
};

const renderWhole = ({ title, status }: DocumentDiff, exposure: Reason["exposure"]): string => {
  const isNew = status === "new";
  if (exposure === "generated") {
    return isNew
      ? `Added the client for ${title}.`
      : `**Breaking:** the client for ${title} is no longer generated. Stay with the last version.`;
  }
  if (exposure === "shipped") {
    return isNew
      ? `Added ${title}'s document: mock servers and contract checks can follow it.`
      : `**Breaking:** removed ${title}'s document. Stop starting its mock server.`;
  }
  return isNew
    ? `Added the client for ${title}.`
    : `**Breaking:** the client for ${title} is gone. Stop using it.`;
};

const renderChange = (change: Change, name: string, folder: string): string => {
  const isBreaking = change.class === "breaking";
  const sentences = [
    `${isBreaking ? "**Breaking:** " : ""}${plain(change.what)}`,
    ...(isBreaking && !isTold(change) ? [renderValues(change)] : []),
    ...(change.action.startsWith("Nothing to do") ? [] : [plain(change.action)]),
    ...renderLinks(change.operations, name, folder),
  ];
  return sentences.join(" ");
};

const renderValues = ({ before, after }: Change): string =>
  `Before: ${quoteValue(before, WIDTH)}; after: ${quoteValue(after, WIDTH)}.`;

/** True if the sentence already names both values or both names. */
const isTold = ({ before, after, what }: Change): boolean =>
  [before, after].every(
    (value) => value !== undefined && (what.includes(quoteValue(value)) || what.includes(String(value))),
  );

const renderWords = (words: readonly Change[], name: string, folder: string): string => {
  const operations = [...new Set(words.flatMap((change) => change.operations))].sort();
  return [
    "Revised descriptions and examples; nothing else changed by that.",
    ...renderLinks(operations, name, folder),
  ].join(" ");
};

/** Relative to the changelog, which is beside the README that lists the operations. */
const renderLinks = (operations: readonly string[], name: string, folder: string): readonly string[] => {
  const readme = `${folder === name ? "." : `../${name}`}/README.md#operations`;
  return operations.length === 0
    ? []
    : [`(${operations.map((operation) => `[${operation}](${readme})`).join(", ")})`];
};

/** Text from a document is escaped for Markdown, except between backticks. */
const plain = (text: string): string =>
  text
    .split("`")
    .map((part, index) =>
      index % 2 === 0 ? part.replaceAll(/[*<]/g, (character) => `\\${character}`) : part,
    )
    .join("`");
