import type { Spec } from "../load.js";
import { refuse } from "../problem.js";
import { checkExtensions } from "./check-extensions.js";
import { checkOperations } from "./check-operations.js";
import { checkReferences } from "./check-references.js";
import { checkSchemaKinds, checkSchemas } from "./check-schemas.js";
import { checkServers } from "./check-servers.js";
import { checkStructure } from "./check-structure.js";

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
