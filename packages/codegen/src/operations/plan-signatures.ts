import type { JsonObject } from "@provider-clients/openapi";
import { pascalCase } from "../names.js";
import { planTypes, type TypePlan } from "../types/type-names.js";
import { describeOperations, type OperationModel } from "./operation-model.js";
import { type Signature, signatureOf } from "./operation-signature.js";

/** The operations of a document with their names in generated code. */
export interface SignaturePlan {
  readonly operations: readonly OperationModel[];
  readonly interfaceName: string;
  readonly plan: TypePlan;
  readonly signatures: readonly Signature[];
}

/** Chooses all names that the generated files share. */
export const planSignatures = (name: string, document: JsonObject): SignaturePlan => {
  const operations = describeOperations(document);
  const interfaceName = `${pascalCase(name)}Operations`;
  const plan = planTypes(document, operations, interfaceName);
  const signatures = operations.flatMap((operation) => {
    const types = plan.operations.get(operation.id);
    return types ? [signatureOf(operation, types)] : [];
  });
  return { operations, interfaceName, plan, signatures };
};
