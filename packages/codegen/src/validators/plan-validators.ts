import {
  type Direction,
  isObject,
  type Json,
  type JsonObject,
  joinPointer,
  splitPointer,
  textOf,
} from "@provider-clients/openapi";
import { methodName, pascalCase } from "../names.js";
import type { BodyModel } from "../operations/media.js";
import { describeOperations, type OperationModel } from "../operations/operation-model.js";
import { planTypes } from "../types/type-names.js";

/** One exported validator. */
export interface ValidatorPlan {
  /** `updateCustomerRequest` */
  readonly name: string;
  readonly operationId: string;
  readonly direction: Direction;
  /** The type in operations.ts that it validates. */
  readonly type: string;
  /** The schemas of which one must match; several if several successes have bodies. */
  readonly pointers: readonly string[];
}

/** The validators of a document: one per request body, and one per operation with a response body. */
export const planValidators = (name: string, document: JsonObject): readonly ValidatorPlan[] => {
  const operations = describeOperations(document);
  const types = planTypes(document, operations, `${pascalCase(name)}Operations`).operations;
  return operations.flatMap((operation) => {
    const { body, answer = "void" } = types.get(operation.id) ?? {};
    const answers = operation.successes.flatMap((success) => success.body ?? []);
    return [
      ...planOne(operation, "request", body, operation.body ? [operation.body] : []),
      ...planOne(operation, "response", answer, answers),
    ];
  });
};

const planOne = (
  { id }: OperationModel,
  direction: Direction,
  type: string | undefined,
  bodies: readonly BodyModel[],
): readonly ValidatorPlan[] => {
  // A schema that allows everything needs no check, and only JSON is checked.
  const pointers = [...new Set(bodies.map(({ schema, pointer }) => targetOf(schema) ?? pointer))];
  const isOpen = bodies.some(
    ({ kind, schema }) =>
      kind !== "json" || schema === true || (isObject(schema) && Object.keys(schema).length === 0),
  );
  if (type === undefined || pointers.length === 0 || isOpen) return [];
  const suffix = direction === "request" ? "Request" : "Response";
  return [
    {
      name: `${methodName(id)}${suffix}`,
      operationId: id,
      direction,
      type: type.replace(" | undefined", ""),
      pointers,
    },
  ];
};

/** The target of a bare `$ref`, so that operations that share a component share its code. */
const targetOf = (schema: Json): string | undefined => {
  const reference = isObject(schema) && Object.keys(schema).length === 1 ? textOf(schema.$ref) : undefined;
  return reference && joinPointer("#", ...splitPointer(reference));
};
