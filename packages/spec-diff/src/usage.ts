import {
  type Direction,
  isList,
  isObject,
  type Json,
  type JsonObject,
  joinPointer,
  listOf,
  METHODS,
  type OperationPlace,
  operationsIn,
  resolvePointer,
  splitPointer,
  textOf,
} from "@provider-clients/openapi";

/** An operation that uses something, and which way it travels. */
export interface Use {
  readonly operation: string;
  /** Undefined for what neither travels to the provider nor back, such as a summary. */
  readonly direction: Direction | undefined;
}

/** Finds the operations that use what a pointer leads to; none for what belongs to the whole document. */
export type FindUses = (pointer: string) => readonly Use[];

/** The name that a place's operation goes by. */
export const operationName = ({ operation, method, path }: OperationPlace): string =>
  textOf(operation.operationId) ?? `${method.toUpperCase()} ${path}`;

/** Answers which operations use each part of a document, and in which direction. */
export const createUsage = (document: JsonObject): FindUses => {
  const sections: Readonly<Record<string, readonly OperationPlace[]>> = {
    paths: operationsIn(document),
    webhooks: operationsIn({ ...document, paths: document.webhooks }),
  };
  const components = new Map<string, Map<string, Use>>();
  for (const [section, places] of Object.entries(sections)) {
    for (const { operation, pathItem, ...place } of places) {
      const name = operationName({ operation, pathItem, ...place });
      const sent = [
        ...listOf(pathItem.parameters),
        ...listOf(operation.parameters),
        operation.requestBody ?? null,
      ];
      const note = (nodes: readonly Json[], part: string): void =>
        collect(document, nodes, components, { operation: name, direction: directionOf(section, part) });
      note(sent, "requestBody");
      note([operation.responses ?? null], "responses");
    }
  }
  return (pointer) => {
    const [root = "", ...rest] = splitPointer(pointer);
    if (root === "components") return [...(components.get(componentPointer(pointer))?.values() ?? [])];
    return usesOfPath(root, sections[root] ?? [], rest);
  };
};

const componentPointer = (pointer: string): string => joinPointer("#", ...splitPointer(pointer).slice(0, 3));

const usesOfPath = (
  section: string,
  places: readonly OperationPlace[],
  rest: readonly string[],
): readonly Use[] => {
  const [path, member = "", part] = rest;
  const isOperation = (METHODS as readonly string[]).includes(member);
  const direction = directionOf(section, isOperation ? part : member);
  return places
    .filter((place) => place.path === path && (!isOperation || place.method === member))
    .map((place) => ({ operation: operationName(place), direction }));
};

/** A webhook's request is what the provider sends: callers read it. */
const directionOf = (section: string, part: string | undefined): Direction | undefined => {
  const isWebhook = section === "webhooks";
  if (part === "parameters" || part === "requestBody") return isWebhook ? "response" : "request";
  if (part === "responses") return isWebhook ? "request" : "response";
  return undefined;
};

/** Follows every reference from some nodes and notes each component that is reached. */
const collect = (
  document: JsonObject,
  nodes: readonly Json[],
  components: Map<string, Map<string, Use>>,
  use: Use,
): void => {
  const pending: Json[] = [...nodes];
  const seen = new Set<string>();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (isList(node)) pending.push(...node);
    if (!isObject(node)) continue;
    const { $ref } = node;
    if (typeof $ref === "string" && !seen.has($ref)) {
      seen.add($ref);
      const key = componentPointer($ref);
      const uses = components.get(key) ?? new Map<string, Use>();
      uses.set(`${use.operation} ${use.direction}`, use);
      components.set(key, uses);
      pending.push(resolvePointer(document, $ref) ?? null);
    }
    pending.push(...Object.values(node).filter((child): child is Json => child !== undefined));
  }
};
