import * as helpers from "@provider-clients/client-core/validation";
import { transformSync } from "esbuild";

/** Lists where a value violates a schema. */
export type ListIssues = (value: unknown) => readonly helpers.ValidationIssue[];

/** The checks of a generated module as functions, by name. */
export const loadChecks = (text: string): Readonly<Record<string, ListIssues>> => {
  const { code } = transformSync(text.replace(/^import .*$/m, ""), { loader: "ts", format: "cjs" });
  const module: { exports: Readonly<Record<string, helpers.Check>> } = { exports: {} };
  // We generated the code, and this runs it without writing files.
  new Function("module", ...Object.keys(helpers), code)(module, ...Object.values(helpers));
  return Object.fromEntries(
    Object.entries(module.exports).map(([name, check]): [string, ListIssues] => [
      name,
      helpers.createValidator(check),
    ]),
  );
};
