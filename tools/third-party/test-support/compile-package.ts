import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { pascalCase } from "@provider-clients/codegen/repository";
import { rootFolder } from "@provider-clients-internal/shared";
import { linkTestSupport } from "./check-package.ts";

const compiler = join(rootFolder, "node_modules/.bin/tsc");

/**
 * Type-checks a package together with a program that calls each of its operations.
 *
 * An operation whose arguments cannot be given (a parameter of type `never`) does not compile either. Resolves to the
 * compiler's output, which is empty on success.
 */
export const compileCalls = async (
  root: string,
  name: string,
  operationIds: readonly string[],
): Promise<string> => {
  const folder = join(root, "packages", name);
  const client = `${pascalCase(name)}Client`;
  const calls = operationIds.map(
    (id, index) =>
      `export const call${index} = async (...given: Callable<${client}["${id}"]>) => client.${id}(...given);`,
  );
  const program = [
    `import type { ${client} } from "./src/index.js";`,
    `declare const client: ${client};`,
    "type IsNever<T> = [T] extends [never] ? true : false;",
    "type Flags<A> = { [K in keyof A]: IsNever<A[K]> };",
    "type HasNever<A extends readonly unknown[]> = true extends Flags<A>[number] ? true : false;",
    "type Callable<F> = F extends (...given: infer A) => unknown ? (HasNever<A> extends true ? never : A) : never;",
    ...calls,
  ].join("\n");
  await writeFile(join(folder, "every-call.ts"), program);
  await writeFile(
    join(folder, "tsconfig.calls.json"),
    JSON.stringify({
      extends: "../../tsconfig.base.json",
      compilerOptions: { noEmit: true, types: [] },
      include: ["src", "every-call.ts"],
      exclude: ["src/**/*.test.ts", "src/**/*.test-d.ts"],
    }),
  );
  return compile(join(folder, "tsconfig.calls.json"));
};

/** What users may compile with beside what this repository does. */
const strictest = {
  isolatedDeclarations: true,
  erasableSyntaxOnly: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
};

/**
 * Type-checks packages with their tests, all in one program. Resolves to the first complaint about each that does not
 * compile.
 */
export const compilePackages = async (
  root: string,
  names: readonly string[],
): Promise<readonly (readonly [name: string, complaint: string])[]> => {
  if (names.length === 0) return [];
  for (const name of names) await linkTestSupport(root, name);
  const project = join(root, "tsconfig.packages.json");
  const options = {
    extends: "./tsconfig.base.json",
    compilerOptions: { ...strictest, noEmit: true, types: ["node"] },
    include: names.map((name) => `packages/${name}/src`),
  };
  await writeFile(project, JSON.stringify(options));
  const printed = await compile(project);
  const complaints = [...printed.matchAll(/^.*packages\/([^/]+)\/src\/.*error.*$/gm)].map(
    ([complaint, name = ""]) => [name, complaint] as const,
  );
  if (printed !== "" && complaints.length === 0) throw new Error(printed);
  return [...new Map(complaints.toReversed())];
};

/** Runs TypeScript 7; resolves to its output, which is empty on success. */
const compile = (project: string): Promise<string> =>
  promisify(execFile)(compiler, ["-p", project, "--pretty", "false"], { maxBuffer: 1 << 28 }).then(
    ({ stdout }) => stdout,
    (error: Error & { readonly stdout?: string }) => error.stdout || error.message,
  );
