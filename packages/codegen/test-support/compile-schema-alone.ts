import type { Json } from "@provider-clients/openapi";
import { bundleSchemas } from "../src/validators/bundle-schemas.js";
import { type CompiledChecks, compileValidators } from "../src/validators/compile-validators.js";
import { renderChecks } from "../src/validators/render-checks.js";
import { type ListIssues, loadChecks } from "./load-checks.js";

/** One compiled schema. */
export interface CompiledSchema extends Pick<CompiledChecks, "losses"> {
  readonly text: string;
  readonly listIssues: ListIssues;
}

/** Compiles a schema that is a whole document; `others` are documents that it may refer to, by URI. */
export const compileSchemaAlone = (schema: Json, others?: ReadonlyMap<string, Json>): CompiledSchema => {
  const set = bundleSchemas({
    document: schema,
    ...(others && { others }),
    roots: [{ name: "root", pointers: ["#"] }],
  });
  const compiled = compileValidators(set);
  const text = renderChecks(compiled);
  const listIssues = loadChecks(text)[compiled.checks.get("root") ?? ""];
  if (listIssues === undefined) throw new Error("The schema has no check.");
  return { text, listIssues, losses: compiled.losses };
};
