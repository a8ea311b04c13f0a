import { join } from "node:path";
import { type Terminal, UsageError } from "@provider-clients/command-line";
import {
  InputError,
  type JsonObject,
  type LeftOut,
  operationsIn,
  readDocument,
  SpecError,
} from "@provider-clients/openapi";
import { titleOf } from "../names.js";
import { type CheckTypes, typeCheck } from "../output/type-check.js";
import { exists } from "../repository/find-specs.js";
import { fitDocument } from "./fit-document.js";
import type { Layout } from "./layout.js";
import { reportLines } from "./report.js";
import { type Draft, scaffold } from "./scaffold.js";
import { sourcesText } from "./sources-text.js";

/** @throws {UsageError} if the name is not a valid package name. */
export const checkProviderName = (name: string): void => {
  if (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) && name.length <= 100) return;
  throw new UsageError(
    `"${name}" is no package name. Write lower-case letters, digits and single dashes, such as acme-pay.`,
  );
};

/**
 * Adds a provider from a document and prints what was done. Writes nothing unless everything can be written.
 *
 * @param location a path or an address.
 * @throws {InputError} if the document cannot be read, or a file or folder of the provider exists already.
 * @throws {SpecError} if no client can be generated from the document.
 */
export const addProvider = async (
  layout: Layout,
  location: string,
  terminal: Terminal,
  checkTypes: CheckTypes = typeCheck,
): Promise<void> => {
  const { root, target } = layout;
  for (const path of layout.created) {
    if (await exists(join(root, path))) throw new InputError(`${path} exists already. Choose another name.`);
  }
  const spec = await readDocument(location);
  const names = { name: target.name, title: titleOf(target.name) };
  const { document, leftOut, notes, made } = await fitDocument(spec, names, target.document, (fitted) => {
    const sources: Draft["sources"] = (lost) =>
      sourcesText({ title: names.title, marker: layout.marker, ...fitted }, spec, lost.length);
    return scaffold(layout, { document: fitted.document, sources }, checkTypes);
  });
  for (const line of reportLines(leftOut, notes)) terminal.log(line);
  for (const line of summary(layout, document, leftOut, made.length)) terminal.log(line);
};

/** Runs a command that adds or removes a provider; prints its errors and resolves to the exit code. */
export const withReasons = async (terminal: Terminal, work: () => Promise<void>): Promise<number> => {
  try {
    await work();
    return 0;
  } catch (error) {
    if (!(error instanceof InputError) && !(error instanceof SpecError)) throw error;
    for (const line of error.message.split("\n")) terminal.error(line);
    return 1;
  }
};

const summary = (
  { project, target, created, next }: Layout,
  document: JsonObject,
  leftOut: readonly LeftOut[],
  lossCount: number,
): readonly string[] => {
  const sources = join(project, target.document, "../SOURCES.md");
  const without = leftOut.filter(({ isOperation }) => isOperation).length;
  const gone = without === 0 ? "" : `, ${without} left out (${sources} says why)`;
  const folders = created.filter((path) => !path.endsWith(".md")).join(" and ");
  const record = lossCount === 0 ? "." : `; ${join(project, target.losses)} names each.`;
  return [
    `Added ${folders}: ${counted(operationsIn(document).length, "operation")}${gone}.`,
    `The types lose ${counted(lossCount, "keyword")} of the document${record}`,
    ...next,
    `Then add what the document leaves open: ${sources} lists it.`,
  ];
};

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;
