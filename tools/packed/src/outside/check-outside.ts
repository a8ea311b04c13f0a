import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { rootFolder, runCommand } from "@provider-clients-internal/shared";
import { type Check, runChecks } from "../consumers/check.ts";
import { compilers, strictOptions } from "../packed/compile-programs.ts";
import type { PackedPackage } from "../packed/pack-packages.ts";
import { followReadme } from "./follow-readme.ts";
import { serveTarballs } from "./tarball-registry.ts";

/** Every option that refuses more, beside those under which all packages are compiled. */
const strictestOptions = {
  ...strictOptions,
  declaration: true,
  isolatedDeclarations: true,
  isolatedModules: true,
  erasableSyntaxOnly: true,
  noEmit: true,
  noFallthroughCasesInSwitch: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noPropertyAccessFromIndexSignature: true,
  noUncheckedSideEffectImports: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  allowUnreachableCode: false,
  allowUnusedLabels: false,
};

/**
 * What somebody outside of this repository does: follows the first minute of codegen's README in an empty folder, with
 * npm and the packed packages alone; then compiles what was written with each compiler, under the strictest options.
 */
export const checkOutside = async (
  root: string,
  packed: readonly PackedPackage[],
  mayInstall: boolean,
): Promise<Check[]> => {
  await using registry = await serveTarballs(packed);
  const project = join(root, "outside");
  await mkdir(project);
  const settings = [`@provider-clients:registry=${registry.url}/`, "prefer-offline=true", "audit=false", ""];
  await writeFile(join(project, ".npmrc"), settings.join("\n"));
  const followed = await runChecks("outside", {
    "codegen: the first minute of its README, word for word": async () => {
      const readme = await readFile(join(rootFolder, "packages/codegen/README.md"), "utf8");
      const { printed, promised } = await followReadme(project, readme, "The first minute", 4010);
      if (printed !== promised) throw new Error(`it printed ${JSON.stringify(printed)}`);
      return undefined;
    },
  });
  const checks = Object.entries(compilers).map(([title, findCompiler]) => [
    `codegen: what it writes, ${title}, strictest`,
    async () => {
      const tsc = await findCompiler(mayInstall);
      const file = join(project, `tsconfig.${title.replaceAll(/\W/g, "")}.json`);
      await writeFile(file, JSON.stringify({ compilerOptions: strictestOptions, include: ["src/api"] }));
      await runCommand(process.execPath, [tsc, "-p", file, "--pretty", "false"], { cwd: project });
      return undefined;
    },
  ]);
  return [...followed, ...(await runChecks("outside", Object.fromEntries(checks)))];
};
