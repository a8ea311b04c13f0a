import { expect, test } from "vitest";
import { snippetsIn, uncheckedLines } from "./snippets.ts";

const text = `One.

\`\`\`ts
const a = 1;
\`\`\`

\`\`\`js
const b = 1;
\`\`\`

\`\`\`js index.mjs
const c = 1;
\`\`\`

\`\`\`tsx
<p />;
\`\`\`
`;

test("ts examples are type-checked, and those that nobody checks are found by their lines", () => {
  expect(snippetsIn(text)).toEqual(["const a = 1;\n"]);
  expect(uncheckedLines(text)).toEqual([7, 15]);
});
