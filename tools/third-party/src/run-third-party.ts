import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describeCommand, runCommandLine, type Terminal, UsageError } from "@provider-clients/command-line";
import { measureDocument } from "./measure-document.ts";
import type { MeasuredDocument } from "./measured-document.ts";
import { renderTable } from "./render-table.ts";

const command = describeCommand({
  name: "pnpm third-party",
  summary: "Makes a package of each document of a folder, and writes docs/third-party.md and .json.",
  operands: [{ name: "folder", about: "OpenAPI documents; THIRD_PARTY_SPECS otherwise", isOptional: true }],
  options: {
    document: {
      type: "string",
      value: "file",
      about: "measure this one alone, and keep what the table says of the others",
    },
    "contract-minutes": {
      type: "string",
      about: "how long the contract checks of one document may take; 0 leaves them out (8)",
    },
  },
  exitCodes: { 0: "every document became a package that compiles", 1: "one did not" },
});

/** The `third-party` command; resolves to its exit code. */
export const runThirdParty = (root: string, args: readonly string[], terminal: Terminal): Promise<number> =>
  runCommandLine(command, args, terminal, async ({ values, operands: [given] }) => {
    const folder = given ?? process.env.THIRD_PARTY_SPECS;
    if (folder === undefined) throw new UsageError("Name a folder of documents, or set THIRD_PARTY_SPECS.");
    const minutes = Number(values["contract-minutes"] ?? 8);
    if (!(minutes >= 0)) throw new UsageError("--contract-minutes is a number from 0.");
    const files = (await readdir(folder)).filter((name) => /\.(ya?ml|json)$/.test(name)).sort();
    const { document: only } = values;
    if (only !== undefined && !files.includes(only)) throw new UsageError(`${folder} holds no ${only}.`);
    const measured = new Map(only === undefined ? [] : await earlierRows(root));
    for (const file of only === undefined ? files : [only]) {
      const document = await measureDocument(join(folder, file), minutes);
      measured.set(file, document);
      terminal.log(lineOf(document));
    }
    const rows = [...measured.values()].sort((one, other) => (one.file < other.file ? -1 : 1));
    await writeFile(join(root, "docs/third-party.md"), renderTable(rows));
    await writeFile(join(root, "docs/third-party.json"), `${JSON.stringify(rows, undefined, 2)}\n`);
    return rows.every(({ refused, compiler }) => refused === undefined && compiler === undefined) ? 0 : 1;
  });

/** What the table says so far, by file. */
const earlierRows = async (root: string): Promise<readonly (readonly [string, MeasuredDocument])[]> => {
  const rows: readonly MeasuredDocument[] = JSON.parse(
    await readFile(join(root, "docs/third-party.json"), "utf8"),
  );
  return rows.map((row) => [row.file, row]);
};

const lineOf = ({ file, operations, generated, refused, compiler, contract }: MeasuredDocument): string => {
  const outcome = refused ?? compiler ?? "compiles";
  const checks =
    contract.state === "run" ? `${contract.cases} cases, ${contract.failures} failed` : contract.reason;
  return `${file}: ${generated} of ${operations} operations; ${outcome}; contract: ${checks}`;
};
