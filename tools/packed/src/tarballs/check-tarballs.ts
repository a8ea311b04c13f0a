import { type Check, runChecks } from "../consumers/check.ts";
import { type ContentOptions, contentProblems } from "./content-problems.ts";
import { importProblems } from "./import-problems.ts";
import { readInstalled } from "./installed-package.ts";
import { specificationProblems } from "./specification-problems.ts";

/** What is expected of the tarballs. */
export interface TarballOptions extends ContentOptions {
  /** The repository with the documents that the clients are made from. */
  readonly root: string;
}

/** A package, and the project in which it is installed from its tarball. */
export interface Placed {
  readonly name: string;
  readonly project: string;
}

const inspect = async ({ name, project }: Placed, options: TarballOptions): Promise<string> => {
  const installed = await readInstalled(project, name);
  const problems = [
    ...(await contentProblems(installed, options)),
    ...(await importProblems(installed)),
    ...(await specificationProblems(installed, options.root)),
  ];
  if (problems.length > 0) throw new Error(problems.join("; "));
  return `${installed.paths.length} files`;
};

/** Checks every tarball: only files that users need, every dependency listed and used, no install scripts. */
export const checkTarballs = (packages: readonly Placed[], options: TarballOptions): Promise<Check[]> =>
  runChecks(
    "tarballs",
    Object.fromEntries(
      packages.map((placed) => [`tarball of ${placed.name}`, () => inspect(placed, options)]),
    ),
  );
