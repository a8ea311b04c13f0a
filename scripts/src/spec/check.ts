import { checkExtensions } from "./check-extensions.ts";
import { checkOperations } from "./check-operations.ts";
import { checkReferences } from "./check-references.ts";
import { checkSchemas } from "./check-schemas.ts";
import { checkServers } from "./check-servers.ts";
import { checkStructure } from "./check-structure.ts";
import type { Spec } from "./load.ts";
import { type Problem, SpecError } from "./problem.ts";

/**
 * Refuses a document that cannot become a client, naming everything that is wrong with it at once.
 *
 * @throws {SpecError} when anything is wrong.
 */
export const checkSpec = (spec: Spec): void => {
  refuse(checkStructure(spec));
  refuse([
    ...checkReferences(spec),
    ...checkServers(spec),
    ...checkOperations(spec),
    ...checkSchemas(spec),
    ...checkExtensions(spec),
  ]);
};

const refuse = (problems: readonly Problem[]): void => {
  if (problems.length > 0) {
    throw new SpecError(problems.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0)));
  }
};
