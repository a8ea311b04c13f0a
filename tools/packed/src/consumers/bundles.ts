import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { budgets } from "@provider-clients-internal/bench";
import { pinnedNode, runCommand } from "@provider-clients-internal/shared";
import type { RowResult } from "../../acceptance/rows.ts";
import { packedFolder } from "../folders.ts";
import type { Programs } from "../runtimes/runtime.ts";
import { type Bundler, bundlers } from "./bundlers.ts";
import { type Check, runChecks } from "./check.ts";

/** What a bundle must not contain because its program does not use it. "partly" stands for the capabilities. */
const absent: Readonly<Record<keyof typeof programs, readonly string[]>> = {
  soap: ["Finosu", "Payabli", "partly"],
  finosu: ["Soap", "Payabli", "partly"],
  payabli: ["Finosu", "Soap", "partly"],
  customers: ["partly"],
  guard: ["Finosu", "Payabli", "redirect", "timeoutMs"],
};

/** The programs in `bundles/`, each with the maximum size of its bundle, minified and compressed. */
const programs = {
  soap: budgets.size.soap,
  finosu: budgets.size.finosu,
  payabli: budgets.size.payabli,
  customers: budgets.size.customers,
  guard: 1000,
} as const;

type ProgramName = keyof typeof programs;

// The budgets are for esbuild. webpack adds a runtime, and terser's output is a little longer.
const allowances: Readonly<Record<string, number>> = { webpack: 1.1 };

const checkSize = async (
  title: string,
  bundle: Bundler,
  folder: string,
  name: ProgramName,
): Promise<string> => {
  const code = await bundle(join(folder, `${name}.js`));
  const bytes = gzipSync(code, { level: 9 }).byteLength;
  const budget = Math.round(programs[name] * (allowances[title] ?? 1));
  const figure = `${bytes} of ${budget} bytes`;
  const superfluous = absent[name].filter((word) => code.includes(word));
  if (superfluous.length > 0) throw new Error(`${figure}; it holds what it does not use: ${superfluous}`);
  if (bytes === 0 || bytes > budget) throw new Error(figure);
  return figure;
};

/** Bundles every acceptance program into one file and runs that. */
const checkRun = async (bundle: Bundler, name: string, { folder, project, mockUrl }: Programs) => {
  const file = join(folder, `bundled-by-${name}.mjs`);
  await writeFile(file, await bundle(join(folder, "main.js")));
  const output = await runCommand(pinnedNode, [file, mockUrl], { cwd: project });
  const results: RowResult[] = JSON.parse(output);
  const failed = results.filter(({ passed, row }) => !passed && !row.startsWith("require()"));
  if (failed.length > 0) throw new Error(failed.map(({ row, detail }) => `${row}: ${detail}`).join("; "));
  return undefined;
};

/** Bundles the programs with each bundler; checks their sizes, what they must not contain, and that the bundles run. */
export const checkBundles = async (given: Programs, mayInstall: boolean): Promise<Check[]> => {
  const folder = join(given.project, "bundles");
  await cp(join(packedFolder, "bundles"), folder, { recursive: true });
  const checks = Object.entries(bundlers(mayInstall)).flatMap(([title, bundle]) => [
    ...(Object.keys(programs) as ProgramName[]).map(
      (name) => [`${title}, ${name}`, () => checkSize(title, bundle, folder, name)] as const,
    ),
    [`${title}, the acceptance programs`, () => checkRun(bundle, title, given)] as const,
  ]);
  return runChecks("bundles", Object.fromEntries(checks));
};
