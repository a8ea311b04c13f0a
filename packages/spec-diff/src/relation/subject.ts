import { joinPointer } from "@provider-clients/openapi";
import type { OperationPart } from "./document/operations.js";
import type { Side } from "./schemas/node.js";

/** What a verdict is about: what an operation takes, what it answers, or an exported type. */
export type Subject = string;

/** What is sent to, or answered by, an operation: by its method and path in the old document, or in the new one where it is new. */
export const subjectOfOperation = (
  { method, path }: Pick<OperationPart, "method" | "path">,
  side: Side,
): Subject => `${method.toUpperCase()} ${path} ${side}`;

/** An exported type. */
export const subjectOfComponent = (name: string): Subject => joinPointer("#/components/schemas", name);
