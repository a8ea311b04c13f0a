import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { onTestFinished } from "vitest";
import { main } from "../src/cli/main.js";

/** The output of a command and its exit code. */
export interface Ran {
  readonly code: number;
  readonly out: readonly string[];
  readonly errors: readonly string[];
}

/** Runs `provider-bulk` in this process. `interrupts` gets a function that simulates Ctrl-C. */
export const runCommand = async (
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  {
    stdin = "",
    interrupts,
  }: { readonly stdin?: string; readonly interrupts?: (press: () => void) => void } = {},
): Promise<Ran> => {
  const out: string[] = [];
  const errors: string[] = [];
  const code = await main(args, {
    terminal: { log: (line) => out.push(line), error: (line) => errors.push(line) },
    environment,
    stdin: Readable.from([Buffer.from(stdin)]),
    onInterrupt: (press) => {
      interrupts?.(press);
      return () => undefined;
    },
    exit: () => undefined,
  });
  return { code, out, errors };
};

/** A folder with these files for one test. */
export const folderWith = async (
  files: Readonly<Record<string, string | Buffer>>,
): Promise<(name: string) => string> => {
  const folder = await mkdtemp(join(tmpdir(), "bulk-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return (name) => join(folder, name);
};

/** A map for `soap_id,payabli_id,first_name,dob`. */
export const mapText = JSON.stringify({
  targets: { soap: { id: "soap_id" }, payabli: { id: "payabli_id" } },
  fields: { firstName: "first_name", birthDate: "dob" },
});

/** A CSV for {@link mapText}. */
export const csvOf = (...lines: readonly string[]): string =>
  ["soap_id,payabli_id,first_name,dob", ...lines, ""].join("\n");
