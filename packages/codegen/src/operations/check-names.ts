import { joinPointer, operationsIn, type Spec, SpecError, textOf } from "@provider-clients/openapi";
import { methodName } from "../names.js";

/**
 * Refuses a document in which two operations would have the same method name.
 *
 * @throws {SpecError}
 */
export const checkMethodNames = (spec: Spec): void => {
  const owners = new Map<string, string>();
  const problems = operationsIn(spec.document).flatMap(({ pointer, operation }) => {
    const id = textOf(operation.operationId);
    if (id === undefined) return [];
    const name = methodName(id);
    const owner = owners.get(name);
    if (owner === undefined) {
      owners.set(name, id);
      return [];
    }
    const at = joinPointer(pointer, "operationId");
    const message = `the method of "${id}" would be \`${name}\`, like that of "${owner}". Rename one of the two.`;
    return [{ file: spec.file, line: spec.lineOf(at), pointer: at, message }];
  });
  if (problems.length > 0) throw new SpecError(problems);
};
