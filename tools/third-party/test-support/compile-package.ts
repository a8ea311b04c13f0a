import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { pascalCase } from "@provider-clients/codegen";

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
  const manifest = createRequire(import.meta.url).resolve("typescript7/package.json");
  const compiler = join(dirname(manifest), "bin/tsc");
  return promisify(execFile)(process.execPath, [compiler, "-p", join(folder, "tsconfig.calls.json")]).then(
    ({ stdout }) => stdout,
    (error: Error & { readonly stdout?: string }) => error.stdout || error.message,
  );
};
