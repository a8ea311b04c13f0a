import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { rootFolder } from "@provider-clients-internal/shared";
import { between } from "./between.ts";
import type { WrittenSection } from "./section.ts";
import { snippetsIn } from "./snippets.ts";

const firstCallPage = "docs/start/first-call.md";
const facadePage = "docs/start/customers.md";

const code = (language: string, text: string): string => `\`\`\`${language}\n${text.trim()}\n\`\`\``;

const only = (file: string, text: string, pattern: RegExp): RegExpExecArray => {
  const [found, ...others] = text.matchAll(pattern);
  if (!found || others.length > 0)
    throw new Error(`${file}: the first example should have ${pattern} exactly once.`);
  return found;
};

/** The first example of a README, sent to a mock server on this machine, which takes any credential. */
const toMockServer = (readme: string, example: string): string => {
  const [place] = only(readme, example, /\b(?:environment|baseUrl): "[^"]*"/g);
  return example.replace(place, 'baseUrl: "http://127.0.0.1:4010"').replaceAll('"…"', '"made-up"');
};

/** A provider's tab of the first page: install, a mock server, and the README's first call. */
const tabOf = (name: string, readme: string, text: string): string => {
  const install = [
    "npm init -y",
    "npm pkg set type=module",
    `npm install @provider-clients/${name}`,
    "npm install --save-dev @provider-clients/contract",
    `npx provider-contract mock ${name} --port 4010`,
  ];
  const [example = ""] = snippetsIn(text);
  const run = "Save this as `first.js`, and run `node first.js` in another terminal:";
  return [code("sh", install.join("\n")), run, code("ts", toMockServer(readme, example))].join("\n\n");
};

/** The sections of a provider's page in docs/start that come from its package's README; empty if there is no page. */
export const startSections = (readme: string, text: string): WrittenSection[] => {
  const name = basename(dirname(readme));
  const path = `docs/start/${name}.md`;
  if (!existsSync(join(rootFolder, path))) return [];
  return [
    { path, name: "first-call", content: between(readme, text, "Do not edit. -->", "\n## Operations") },
    { path, name: "addresses", content: between(readme, text, "\n## Where requests go", "\n## Options") },
    { path: firstCallPage, name, content: tabOf(name, readme, text) },
  ];
};

/** The facade's tab of the first page, from the page about the facade. */
export const facadeSection = (): WrittenSection => {
  const text = readFileSync(join(rootFolder, facadePage), "utf8");
  const [example = ""] = snippetsIn(text);
  const install = ["npm init -y", "npm pkg set type=module", between(facadePage, text, "```sh\n", "```")];
  const run = "`customers.plan` sends nothing. Save this as `first.js`, and run `node first.js`:";
  const content = [code("sh", install.join("\n")), run, code("ts", example)].join("\n\n");
  return { path: firstCallPage, name: "customers", content };
};
