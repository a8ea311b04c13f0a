import { join } from "node:path";
import { describeCommand, runCommandLine, type Terminal, UsageError } from "@provider-clients/command-line";
import {
  InputError,
  type JsonObject,
  type LeftOut,
  operationsIn,
  SpecError,
} from "@provider-clients/openapi";
import { exists } from "../repository/find-specs.js";
import { addDocsRow } from "./docs-row.js";
import { fitDocument } from "./fit-document.js";
import { readSource } from "./read-source.js";
import { removeProvider } from "./remove.js";
import { reportLines } from "./report.js";
import { scaffold } from "./scaffold.js";
import { sourcesText } from "./sources-text.js";

const command = describeCommand({
  name: "pnpm new-provider",
  summary:
    "A package for a provider, from any OpenAPI 3.0, 3.1 or 3.2 document. An operation that no client can be made of is left out, with the reason.",
  operands: [
    { name: "name", about: "such as acme-pay" },
    { name: "source", about: "a path or an address: YAML or JSON, one file or many", isOptional: true },
  ],
  options: { remove: { type: "boolean", about: "take the provider away again, instead of a source" } },
  exitCodes: { 0: "done", 1: "it cannot be done, and nothing was written" },
});

/** The `new-provider` command; resolves to its exit code. Nothing is written unless everything could be. */
export const runNewProvider = (root: string, args: readonly string[], terminal: Terminal): Promise<number> =>
  runCommandLine(command, args, terminal, async ({ values, operands: [name = "", location] }) => {
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || name.length > 100) {
      throw new UsageError(
        `"${name}" is no package name. Write lower-case letters, digits and single dashes, such as acme-pay.`,
      );
    }
    if (values.remove === (location !== undefined)) {
      throw new UsageError(`Give either a source to add ${name} from, or --remove.`);
    }
    try {
      if (location === undefined) {
        await removeProvider(root, name);
        terminal.log(`Removed ${name}. Run \`pnpm install\` where its packages were installed.`);
      } else await addProvider(root, name, location, terminal);
      return 0;
    } catch (error) {
      if (!(error instanceof InputError) && !(error instanceof SpecError)) throw error;
      for (const line of error.message.split("\n")) terminal.error(line);
      return 1;
    }
  });

const addProvider = async (
  root: string,
  name: string,
  location: string,
  terminal: Terminal,
): Promise<void> => {
  for (const folder of [`specs/${name}`, `packages/${name}`]) {
    if (await exists(join(root, folder)))
      throw new InputError(`${folder} is there already. Choose another name.`);
  }
  const source = await readSource(location);
  const names = { name, title: titleOf(name) };
  const {
    document,
    leftOut,
    notes,
    made: losses,
  } = await fitDocument(source, names, (fitted) =>
    scaffold(root, {
      names,
      document: fitted.document,
      sources: (lost) => sourcesText(names.title, source, fitted.leftOut, fitted.notes, lost.length),
    }),
  );
  await addDocsRow(root, name, names.title);
  for (const line of reportLines(leftOut, notes)) terminal.log(line);
  for (const line of summary(name, document, leftOut, losses.length)) terminal.log(line);
};

/** `acme-pay` → `Acme Pay` */
const titleOf = (name: string): string =>
  name
    .split("-")
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join(" ");

const summary = (
  name: string,
  document: JsonObject,
  leftOut: readonly LeftOut[],
  lossCount: number,
): readonly string[] => {
  const without = leftOut.filter(({ isOperation }) => isOperation).length;
  const gone = without === 0 ? "" : `, ${without} left out (specs/${name}/SOURCES.md says why)`;
  return [
    `Added specs/${name} and packages/${name}: ${counted(operationsIn(document).length, "operation")}${gone}.`,
    `The types lose ${counted(lossCount, "keyword")} of the document${lossCount === 0 ? "." : `; specs/${name}/lossy.json names each.`}`,
    `Now run: pnpm install && pnpm generate && pnpm turbo run build types unit contract:checks --filter=@provider-clients/${name}`,
    `Then say what the document leaves open: specs/${name}/SOURCES.md lists it.`,
  ];
};

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;
