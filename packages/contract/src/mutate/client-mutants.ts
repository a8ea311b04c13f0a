import { caseId } from "../cases/case-id.js";
import type { ContractCase } from "../cases/contract-case.js";
import { subjectsOf } from "../cases/subject.js";
import type { Operation } from "../document/operation.js";
import type { Readers } from "../schema/schema-reader.js";
import type { ClientMutant } from "./client-mutant.js";
import { readingMutants } from "./reading-mutants.js";
import { requestMutants } from "./request-mutants.js";

/** Every simulated mistake of a client that at least one case can notice. */
export const clientMutants = (
  readers: Readers,
  name: string,
  operation: Operation,
  cases: readonly ContractCase[],
): ClientMutant[] => {
  if (operation.skip !== undefined) return [];
  const sketches = [
    ...requestMutants(readers.request, operation, subjectsOf(readers.request, operation)),
    ...readingMutants(operation, cases),
  ];
  return sketches
    .filter(({ concerns }) => cases.some(concerns))
    .map((sketch) => ({
      ...sketch,
      operation,
      id: caseId(name, operation.id, "client", sketch.description),
    }));
};
