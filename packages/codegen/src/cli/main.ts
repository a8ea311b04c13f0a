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
  try {
    return await runProgram(program, args, terminal);
  } catch (error) {
    const reason = reasonOfFileSystem(error);
    if (reason === undefined) throw error;
    terminal.error(reason);
    return 1;
  }
};

/** What the disk refused, in one sentence; undefined for any other error. */
const reasonOfFileSystem = (error: unknown): string | undefined => {
  if (!(error instanceof Error) || !("code" in error) || !("syscall" in error)) return undefined;
  const path = "path" in error ? `${String(error.path)}: ` : "";
  return `${path}${reasons.get(String(error.code)) ?? `the system refused it (${String(error.code)}).`}`;
};

const denied = "you have no permission. Change it, or choose another folder.";
const inTheWay = "a file stands where a folder is needed. Move it, or choose another folder.";
const reasons: ReadonlyMap<string, string> = new Map([
  ["EACCES", denied],
  ["EPERM", denied],
  ["EROFS", denied],
  ["EEXIST", inTheWay],
  ["ENOTDIR", inTheWay],
  ["EISDIR", "a folder stands where a file is needed. Move it, or name another file."],
  ["ENOSPC", "the disk is full."],
]);
