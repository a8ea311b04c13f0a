import { type Change, type DocumentDiff, strictest } from "../change.js";
import { acceptedText, countsOf, placeText } from "./words.js";

/** GitHub refuses a comment of more than 65,536 characters. */
const mostCharacters = 60_000;

/** More changes of one class than this are folded. */
const mostOpen = 20;

/** The changes as Markdown for a pull request comment: breaking ones first, the rest folded. */
export const renderMarkdown = (documents: readonly DocumentDiff[], since: string): string => {
  const verdict = strictest(documents.map((diff) => diff.class));
  const title = documents.length === 0 ? "No document changed" : `What changes for users: ${verdict}`;
  const text = [
    `## ${title}`,
    "",
    `Compared ${escapeMarkdown(since)}.`,
    ...documents.flatMap(renderDocument),
    "",
  ].join("\n");
  if (text.length <= mostCharacters) return text;
  const cut = text.lastIndexOf("\n- ", mostCharacters);
  const open = text.slice(0, cut).split("<details>").length - text.slice(0, cut).split("</details>").length;
  return `${text.slice(0, cut)}\n${"\n</details>\n".repeat(open)}\nThere are more: the list is cut here. The report file of the run has all of them.\n`;
};

const renderDocument = (diff: DocumentDiff): readonly string[] => {
  const breaking = diff.changes.filter((change) => change.class === "breaking");
  const rest = diff.changes.filter((change) => change.class !== "breaking");
  return [
    "",
    `### ${escapeMarkdown(diff.title)}: ${countsOf(diff)}`,
    ...diff.notes.flatMap((note) => ["", escapeMarkdown(note)]),
    ...fold("what breaks", breaking, diff.file, breaking.length <= mostOpen),
    ...fold("what breaks nobody", rest, diff.file, breaking.length === 0 && rest.length <= mostOpen),
  ];
};

const fold = (
  title: string,
  changes: readonly Change[],
  file: string,
  isOpen: boolean,
): readonly string[] => {
  const items = changes.map((change) => renderChange(change, file));
  if (items.length === 0) return [];
  if (isOpen) return ["", ...items];
  return ["", "<details>", `<summary>${items.length}: ${title}</summary>`, "", ...items, "", "</details>"];
};

const renderChange = (change: Change, file: string): string => {
  const { class: verdict, what, action, accepted, isDisputed, judges } = change;
  const dispute = isDisputed ? ` <sub>(documents: ${judges.structure}, compiler: ${judges.types})</sub>` : "";
  return [
    `- **${verdict}** ${escapeMarkdown(what)}${dispute}`,
    `  → ${escapeMarkdown(action)}`,
    ...(accepted ? [`  _${escapeMarkdown(acceptedText(accepted))}_`] : []),
    `  <sub>${escapeHtml(placeText(change, file))}</sub>`,
  ].join("<br>\n");
};

/** Escapes HTML, and Markdown outside of backticks. */
const escapeMarkdown = (text: string): string =>
  text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : escapeHtml(part).replaceAll(/[\\*_~[\]|#@]/g, "\\$&")))
    .join("");

const escapeHtml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
