import { join } from "node:path";
import { describeCommand, runCommandLine, type Terminal, UsageError } from "@provider-clients/command-line";
import { InputError, type JsonObject, operationsIn, SpecError } from "@provider-clients/openapi";
import { exists } from "../repository/find-specs.js";
import { adaptDocument } from "./adapt/adapt-document.js";
import { addDocsRow } from "./docs-row.js";
import { readSource } from "./read-source.js";
import { removeProvider } from "./remove.js";
import { scaffold } from "./scaffold.js";
import { sourcesText } from "./sources-text.js";

const command = describeCommand({
  name: "pnpm new-provider",
  summary: "A package for a provider, from any OpenAPI 3.0 or 3.1 document.",
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
  const { part: document, notes } = adaptDocument(source.spec.document, location, names);
  const losses = await scaffold(root, {
    names,
    document,
    sources: (lost) => sourcesText(names.title, source, notes, lost.length),
  }).catch((error: unknown) => {
    throw error instanceof SpecError ? atSource(error, name, location) : error;
  });
  await addDocsRow(root, name, names.title);
  for (const note of notes) terminal.log(note);
  for (const line of summary(name, document, losses.length)) terminal.log(line);
};

/** `acme-pay` → `Acme Pay` */
const titleOf = (name: string): string =>
  name
    .split("-")
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join(" ");

/** The lines of our copy mean nothing to people who have the original. */
const atSource = (error: SpecError, name: string, location: string): SpecError =>
  new SpecError(
    error.problems.map((problem) =>
      problem.file === `specs/${name}/openapi.yaml`
        ? { file: location, pointer: problem.pointer, message: problem.message }
        : problem,
    ),
  );

const summary = (name: string, document: JsonObject, lossCount: number): readonly string[] => [
  `Added specs/${name} and packages/${name}: ${operationsIn(document).length} operations.`,
  `The types lose ${lossCount} keyword${lossCount === 1 ? "" : "s"} of the document${lossCount === 0 ? "." : `; specs/${name}/lossy.json names each.`}`,
  `Now run: pnpm install && pnpm generate && pnpm turbo run build types unit contract:checks --filter=@provider-clients/${name}`,
  `Then say what the document leaves open: specs/${name}/SOURCES.md lists it.`,
];
