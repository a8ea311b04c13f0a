import { type Check, runChecks } from "../consumers/check.ts";
import { type ContentOptions, contentProblems } from "./content-problems.ts";
import { importProblems } from "./import-problems.ts";
import { readInstalled } from "./installed-package.ts";

/** A package and the project in which it is installed from its tarball. */
export interface Placed {
  readonly name: string;
  readonly project: string;
}

const inspect = async ({ name, project }: Placed, options: ContentOptions): Promise<string> => {
  const installed = await readInstalled(project, name);
  const problems = [...(await contentProblems(installed, options)), ...(await importProblems(installed))];
  if (problems.length > 0) throw new Error(problems.join("; "));
  return `${installed.paths.length} files`;
};

/** Looks into every tarball: only what users need, every dependency listed and used, no install scripts. */
export const checkTarballs = (packages: readonly Placed[], options: ContentOptions): Promise<Check[]> =>
  runChecks(
    "tarballs",
    Object.fromEntries(
      packages.map((placed) => [`tarball of ${placed.name}`, () => inspect(placed, options)]),
    ),
  );
