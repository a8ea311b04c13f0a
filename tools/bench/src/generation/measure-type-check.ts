import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { budgets } from "../budgets.ts";
import { describeReason, type Figure, type Section } from "../figure.ts";
import { benchFolder } from "../folders.ts";
import { median } from "../median.ts";
import { runCommand } from "../run-command.ts";
import { generate } from "./generate-ours.ts";
import { clientProgram, makeLargeDocument, typesProgram } from "./large-document.ts";
import { writeProviderPackage } from "./provider-package.ts";
import { withRatio } from "./ratio.ts";
import { withWorkspace } from "./workspace.ts";

const name = "large";
const operations = 200;
/** One check takes a fifth of a second, of which a busy machine makes two. */
const rounds = 25;
const compiler = join(benchFolder, "node_modules/typescript7/bin/tsc");

const compilerOptions = {
  noEmit: true,
  strict: true,
  target: "es2022",
  module: "nodenext",
  lib: ["es2023", "dom", "dom.iterable"],
  types: [],
};

interface Check {
  readonly program: "types" | "client";
  readonly skipLibCheck: boolean;
  readonly results: number[];
}

const checks = (): readonly Check[] =>
  [true, false].flatMap((skipLibCheck) => [
    { program: "types", skipLibCheck, results: [] },
    { program: "client", skipLibCheck, results: [] },
  ]);

const checkOnce = async (folder: string, { program, skipLibCheck }: Check): Promise<number> => {
  const project = join(folder, "tsconfig.json");
  const options = { ...compilerOptions, skipLibCheck };
  await writeFile(project, JSON.stringify({ compilerOptions: options, files: [`${program}.ts`] }));
  const args = [compiler, "--project", project, "--extendedDiagnostics", "--singleThreaded"];
  const report = await runCommand(process.execPath, args, { cwd: folder });
  return Number(/^Total time:\s+([\d.]+)s/m.exec(report)?.[1]) * 1000;
};

// The package is built as a user would install it: declarations and JavaScript in dist.
const buildLargeClient = async (workspace: string): Promise<string> => {
  const folder = join(workspace, "packages", name);
  await writeProviderPackage(workspace, name);
  await generate(workspace, [name]);
  await runCommand(process.execPath, [compiler, "--project", "tsconfig.build.json"], { cwd: folder });
  await writeFile(join(folder, "types.ts"), typesProgram(operations));
  await writeFile(join(folder, "client.ts"), clientProgram(name, operations));
  return folder;
};

const toFigures = (measured: readonly Check[]): readonly Figure[] =>
  measured.flatMap(({ program, skipLibCheck, results }): readonly Figure[] => {
    const condition = `skipLibCheck ${skipLibCheck ? "on" : "off"}`;
    if (program === "types")
      return [{ subject: `the types alone, ${condition}`, value: median(results), isOurs: false }];
    const alone = measured.find((each) => each.program === "types" && each.skipLibCheck === skipLibCheck);
    const figure = { subject: `the client, ${condition}`, value: median(results), isOurs: true };
    const compared = { ours: results, alone: alone?.results ?? [] };
    return [withRatio(figure, compared, budgets.typeCheckRatio)];
  });

const measureChecks = (): Promise<readonly Figure[]> =>
  withWorkspace([makeLargeDocument(name, operations)], async (workspace) => {
    const folder = await buildLargeClient(workspace);
    const measured = checks();
    for (let round = 0; round < rounds; round += 1) {
      for (const check of measured) check.results.push(await checkOnce(folder, check));
    }
    return toFigures(measured);
  });

/** Type-check of a consumer that uses each of 200 operations, as tsc reports its total time. */
export const measureTypeCheck = async (): Promise<Section> => {
  const section = {
    id: "type-check",
    title: `Type-check of a consumer of ${operations} operations; budget: the types alone × ${budgets.typeCheckRatio}`,
    unit: "ms",
    isEnforced: false,
  };
  try {
    return { ...section, figures: await measureChecks(), skipped: [] };
  } catch (error) {
    return { ...section, figures: [], skipped: [{ subject: "the client", reason: describeReason(error) }] };
  }
};
