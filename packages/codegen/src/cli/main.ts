import { readFile } from "node:fs/promises";
import {
  type ProgramDescription,
  processTerminal,
  runProgram,
  type Terminal,
} from "@provider-clients/command-line";
import { runGenerateCommand } from "./generate-command.js";
import { runNewCommand } from "./new-command.js";

/**
 * The program `provider-codegen`; resolves to its exit code: 0 for success, 1 where a document or what is generated is
 * wrong, 2 for a mistake in what was given.
 *
 * @param folder where it was called; paths are relative to it.
 */
export const main = async (
  folder: string,
  args: readonly string[],
  terminal: Terminal = processTerminal(),
): Promise<number> => {
  const manifest = JSON.parse(await readFile(new URL("../../package.json", import.meta.url), "utf8"));
  const program: ProgramDescription = {
    name: "provider-codegen",
    version: String(manifest.version),
    summary: "Typed clients from OpenAPI documents.",
    commands: {
      new: {
        summary: "a client from somebody's document",
        run: (rest, to) => runNewCommand(folder, rest, to),
      },
      generate: {
        summary: "the generated files again, after a document changed",
        run: (rest, to) => runGenerateCommand(folder, rest, to),
      },
    },
  };
  return runProgram(program, args, terminal);
};
