import { cruise, type ICruiseResult } from "dependency-cruiser";
import { rules } from "./rules.ts";

/** An import that the table of rooms does not allow. */
export interface Violation {
  readonly from: string;
  readonly to: string;
  /** What the room may import instead. */
  readonly hint: string;
}

/** Finds every forbidden import in a repository. */
export const findViolations = async (root: string): Promise<readonly Violation[]> => {
  const { output } = await cruise(["packages", "tools", "scripts", "examples"], {
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: [...rules] },
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules|/dist/" },
    exclude: {
      path: String.raw`/src/generated/|/node_modules/\.cache/|^tools/bench/peers/|^tools/packed/(acceptance|bundles|tools)/`,
    },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["types", "import", "default"],
      extensions: [".ts", ".js", ".mjs"],
    },
  });
  return (output as ICruiseResult).summary.violations.map(({ from, to, rule, comment }) => ({
    from,
    to,
    hint: comment ?? rule.name,
  }));
};
