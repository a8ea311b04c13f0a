import { type Change, changeClasses, type DocumentDiff, strictest } from "../change.js";
import { acceptedText, countsOf, placeText } from "./words.js";

/** The changes as one self-contained HTML page without scripts, fonts or requests. */
export const renderHtml = (documents: readonly DocumentDiff[], since: string): string => {
  const verdict = strictest(documents.map((diff) => diff.class));
  const title = documents.length === 0 ? "No document changed" : `What changes for users: ${verdict}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p>Compared ${escapeHtml(since)}. What breaks callers comes first; each change says what a caller has to do.</p>
${documents.map(renderDocument).join("\n")}
</main>
</body>
</html>
`;
};

const renderDocument = (diff: DocumentDiff): string => `<section>
<h2>${escapeHtml(diff.title)}</h2>
<p class="file">${escapeHtml(diff.file)}</p>
<p><strong>${escapeHtml(countsOf(diff))}</strong></p>
${diff.notes.map((note) => `<p class="note">${code(note)}</p>`).join("\n")}
${changeClasses.map((verdict) => renderClass(verdict, diff)).join("\n")}
</section>`;

const renderClass = (verdict: (typeof changeClasses)[number], diff: DocumentDiff): string => {
  const changes = diff.changes.filter((change) => change.class === verdict);
  if (changes.length === 0) return "";
  const isOpen = verdict === "breaking" || changes.length <= 20;
  return `<details${isOpen ? " open" : ""}>
<summary><span class="badge ${verdict}">${verdict}</span> ${changes.length}</summary>
<ul>
${changes.map((change) => renderChange(change, diff.file)).join("\n")}
</ul>
</details>`;
};

const renderChange = (change: Change, file: string): string => {
  const { what, action, accepted, isDisputed, judges } = change;
  const dispute = `The documents say ${judges.structure}, the compiler says ${judges.types}.`;
  return `<li class="${change.class}">
<p class="what">${code(what)}</p>
<p>→ ${code(action)}</p>
${accepted ? `<p class="note">${code(acceptedText(accepted))}</p>` : ""}
${isDisputed ? `<p class="small">${dispute}</p>` : ""}
<p class="small">${escapeHtml(placeText(change, file))}</p>
</li>`;
};

/** Shows text between backticks as code. */
const code = (text: string): string =>
  text
    .split(/`([^`]*)`/)
    .map((part, index) => (index % 2 === 1 ? `<code>${escapeHtml(part)}</code>` : escapeHtml(part)))
    .join("");

const escapeHtml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const style = `
:root { color-scheme: light dark; --line: #8884; --breaking: #c62828; --additive: #2e7d32; --fix: #9a6700; --docs: #1565c0; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.25rem; margin-bottom: 0; }
section { border-top: 1px solid var(--line); margin-top: 1.5rem; }
p { margin: .25rem 0; overflow-wrap: anywhere; } code { overflow-wrap: anywhere; font-size: .9em; background: #8882; padding: 0 .2em; border-radius: 3px; }
ul { list-style: none; padding: 0; margin: .5rem 0 1rem; }
li { border-left: 4px solid var(--line); padding: .25rem .75rem; margin: .5rem 0; }
li.breaking { border-color: var(--breaking); } li.additive { border-color: var(--additive); } li.fix { border-color: var(--fix); } li.docs { border-color: var(--docs); }
summary { cursor: pointer; padding: .25rem 0; } .what { font-weight: 600; } .small, .file { font-size: .85rem; opacity: .8; } .note { font-style: italic; }
.badge { color: #fff; border-radius: 4px; padding: .1rem .5rem; background: #666; }
.badge.breaking { background: var(--breaking); } .badge.additive { background: var(--additive); } .badge.fix { background: var(--fix); } .badge.docs { background: var(--docs); }
`;
