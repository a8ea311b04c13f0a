import { readdir, writeFile } from "node:fs/promises";
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
    const measured: MeasuredDocument[] = [];
    for (const file of (await readdir(folder)).filter((name) => /\.(ya?ml|json)$/.test(name)).sort()) {
      const document = await measureDocument(join(folder, file), minutes);
      measured.push(document);
      terminal.log(lineOf(document));
    }
    await writeFile(join(root, "docs/third-party.md"), renderTable(measured));
    await writeFile(join(root, "docs/third-party.json"), `${JSON.stringify(measured, undefined, 2)}\n`);
    return measured.every(({ refused, compiler }) => refused === undefined && compiler === undefined) ? 0 : 1;
  });

const lineOf = ({ file, operations, generated, refused, compiler, contract }: MeasuredDocument): string => {
  const outcome = refused ?? compiler ?? "compiles";
  const checks =
    contract.state === "run" ? `${contract.cases} cases, ${contract.failures} failed` : contract.reason;
  return `${file}: ${generated} of ${operations} operations; ${outcome}; contract: ${checks}`;
};
