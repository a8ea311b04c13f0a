import type { Operation } from "./operation.js";

/** The operation of a request, with its path values, still percent-encoded. */
export interface Route {
  readonly operation: Operation;
  readonly values: Readonly<Record<string, string>>;
}

/** Finds the operation of a request, whose method is in upper case. */
export type Router = (method: string, path: string) => Route | undefined;

/**
 * Creates the router of a document's operations. Fewer parameters win, and then more literal text: `/files/new` before
 * `/files/{id}.pdf` before `/files/{id}`.
 */
export const createRouter = (operations: readonly Operation[]): Router => {
  const templates = operations.map((operation) => ({ operation, ...readTemplate(operation.path) }));
  const kindOf = (method: string, steps: number) => `${method} ${steps}`;
  const literalFirst = templates.toSorted(
    (one, other) => one.names - other.names || other.literals - one.literals,
  );
  const byKind = Map.groupBy(literalFirst, ({ operation, steps }) => kindOf(operation.method, steps.length));
  return (method, path) => {
    const given = path.split("/");
    for (const { operation, steps } of byKind.get(kindOf(method, given.length)) ?? []) {
      const values = matchSteps(steps, given);
      if (values) return { operation, values };
    }
    return undefined;
  };
};

/** The values of a template's parameters in a path, still percent-encoded; undefined if the path does not match. */
export const matchPath = (template: string, path: string): Record<string, string> | undefined =>
  matchSteps(readTemplate(template).steps, path.split("/"));

/** Adds the values of a step, or says that it does not match. */
type Step = (given: string, values: Record<string, string>) => boolean;

interface Template {
  readonly steps: readonly Step[];
  /** How many different parameters it has. */
  readonly names: number;
  /** How many characters are not part of a parameter. */
  readonly literals: number;
}

const readTemplate = (template: string): Template => {
  const names = new Set([...template.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name));
  const literals = template.replace(/\{[^}]*\}/g, "").length;
  return { steps: template.split("/").map(stepOf), names: names.size, literals };
};

const stepOf = (template: string): Step => {
  if (!template.includes("{")) {
    const text = decodeText(template);
    return (given) => given === text || decodeText(given) === text;
  }
  const names: string[] = [];
  const expression = template.replace(/\{([^}]*)\}|[^{]+/g, (part, name?: string) => {
    if (name === undefined) return part.replace(/[.*+?^$()|[\]\\]/g, "\\$&");
    names.push(name);
    return "(.+)";
  });
  const pattern = new RegExp(`^${expression}$`);
  return (given, values) => {
    const match = pattern.exec(given);
    if (!match) return false;
    names.forEach((name, index) => {
      values[name] = match[index + 1] ?? "";
    });
    return true;
  };
};

const matchSteps = (steps: readonly Step[], given: readonly string[]): Record<string, string> | undefined => {
  if (steps.length !== given.length) return undefined;
  const values: Record<string, string> = {};
  return steps.every((step, index) => step(given[index] ?? "", values)) ? values : undefined;
};

/** Decodes percent-encoding. */
export const decodeText = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    // A single percent sign is not an encoding and is kept.
    return text;
  }
};
