import { join } from "node:path";
import { parseArgs } from "node:util";
import { InputError, type JsonObject, operationsIn, SpecError } from "@provider-clients/openapi";
import { exists } from "../repository/find-specs.js";
import type { Terminal } from "../run.js";
import { adaptDocument } from "./adapt/adapt-document.js";
import { addDocsRow } from "./docs-row.js";
import { readSource } from "./read-source.js";
import { removeProvider } from "./remove.js";
import { scaffold } from "./scaffold.js";
import { sourcesText } from "./sources-text.js";

const HELP = `A package for a provider, from any OpenAPI 3.0 or 3.1 document.

  pnpm new-provider <name> <spec file or address>   YAML or JSON, one file or many
  pnpm new-provider <name> --remove                 takes it away again

Exit code: 0 done; 1 it cannot be done, and nothing was written.`;

/** The `new-provider` command; resolves to its exit code. Nothing is written unless everything could be. */
export const runNewProvider = async (
  root: string,
  parameters: readonly string[],
  terminal: Terminal,
): Promise<number> => {
  try {
    if (parameters.includes("--help") || parameters.includes("-h")) {
      terminal.log(HELP);
      return 0;
    }
    const { name, location } = readParameters(parameters);
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
};

const readParameters = (
  parameters: readonly string[],
): { readonly name: string; readonly location?: string } => {
  const { values, positionals, tokens } = parseArgs({
    args: parameters.filter((each) => each !== "--"),
    options: { remove: { type: "boolean" } },
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const isUnknown = tokens.some((token) => token.kind === "option" && token.rawName !== "--remove");
  const [name, location, ...others] = positionals;
  const isRemoval = values.remove === true;
  if (isUnknown || name === undefined || others.length > 0 || isRemoval === (location !== undefined)) {
    throw new InputError(HELP);
  }
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) || name.length > 100) {
    throw new InputError(
      `"${name}" is no package name. Write lower-case letters, digits and single dashes, such as acme-pay.`,
    );
  }
  return { name, ...(location !== undefined && { location }) };
};

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
