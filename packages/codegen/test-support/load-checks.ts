import * as helpers from "@provider-clients/client-core/validation";
import { transformSync } from "esbuild";

/** Lists where a value departs from a schema. */
export type ListIssues = (value: unknown) => readonly helpers.ValidationIssue[];

/** The checks of a generated module, by their names, ready to be called. */
export const loadChecks = (text: string): Readonly<Record<string, ListIssues>> => {
  const { code } = transformSync(text.replace(/^import .*$/m, ""), { loader: "ts", format: "cjs" });
  const module: { exports: Readonly<Record<string, helpers.Check>> } = { exports: {} };
  // The code is ours, and a test wants to run it without writing files.
  new Function("module", ...Object.keys(helpers), code)(module, ...Object.values(helpers));
  return Object.fromEntries(
    Object.entries(module.exports).map(([name, check]): [string, ListIssues] => [
      name,
      helpers.createValidator(check),
    ]),
  );
};
