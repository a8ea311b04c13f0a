import { writeFile } from "node:fs/promises";
import { extname } from "node:path";
import { InputError } from "@provider-clients/openapi";
import type { DocumentDiff } from "../change.js";
import type { Base } from "../source/git.js";
import { renderHtml } from "./html.js";
import { createReport } from "./json.js";
import { renderMarkdown } from "./markdown.js";

type Render = (documents: readonly DocumentDiff[], since: string, base: Base | undefined) => string;

const renderers: ReadonlyMap<string, Render> = new Map<string, Render>([
  [".md", renderMarkdown],
  [".html", renderHtml],
  [".json", (documents, _, base) => `${JSON.stringify(createReport(documents, base), null, 2)}\n`],
]);

/**
 * A function that writes a report in the form that the file's name asks for.
 *
 * @throws {InputError} for another ending, at once; and when it writes, if the file cannot be written.
 */
export const reportWriter = (file: string) => {
  const render = renderers.get(extname(file));
  if (render === undefined) throw new InputError(`${file}: a report ends with .md, .html or .json.`);
  return async (...given: Parameters<Render>): Promise<void> => {
    try {
      await writeFile(file, render(...given));
    } catch (error) {
      throw new InputError(`${file}: the report cannot be written, because ${reasonOf(error)}.`);
    }
  };
};

const reasonOf = (error: unknown): string => {
  const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
  if (code === undefined) throw error;
  return code === "ENOENT" ? "its folder does not exist" : `the system refused it (${code})`;
};
