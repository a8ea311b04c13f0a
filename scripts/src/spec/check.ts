import { checkExtensions } from "./check-extensions.ts";
import { checkOperations } from "./check-operations.ts";
import { checkReferences } from "./check-references.ts";
import { checkSchemas } from "./check-schemas.ts";
import { checkServers } from "./check-servers.ts";
import type { Spec } from "./load.ts";
import { SpecError } from "./problem.ts";

/**
 * Refuses a document that cannot become a client, naming everything that is wrong with it at once.
 *
 * @throws {SpecError} when anything is wrong.
 */
export const checkSpec = (spec: Spec): void => {
  const references = checkReferences(spec);
  const problems = [
    ...references,
    ...checkServers(spec),
    ...checkOperations(spec),
    ...checkSchemas(spec),
    ...checkExtensions(spec),
  ];
  if (problems.length > 0) {
    throw new SpecError(problems.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0)));
  }
};
