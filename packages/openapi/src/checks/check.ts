import { checkExtensions } from "./check-extensions.ts";
import { checkOperations } from "./check-operations.ts";
import { checkReferences } from "./check-references.ts";
import { checkSchemaKinds, checkSchemas } from "./check-schemas.ts";
import { checkServers } from "./check-servers.ts";
import { checkStructure } from "./check-structure.ts";
import type { Spec } from "./load.ts";
import { refuse } from "./problem.ts";

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

/**
 * Refuses a document in which something is not where OpenAPI has it. What only a client needs is not asked for: an old
 * or a foreign document has to be readable, no more.
 *
 * @throws {SpecError} when it is not.
 */
export const checkReadable = (spec: Spec): void => {
  refuse(checkStructure(spec));
  refuse([...checkReferences(spec), ...checkSchemaKinds(spec)]);
};
