import type { Operation } from "./operation.js";

/** The operation of a request, with its path values, still percent-encoded. */
export interface Route {
  readonly operation: Operation;
  readonly values: Readonly<Record<string, string>>;
}

/** Finds the operation of a request; a literal path wins over one with parameters. */
export const routeOf = (
  operations: readonly Operation[],
  method: string,
  path: string,
): Route | undefined => {
  const matches = operations
    .filter((operation) => operation.method === method)
    .flatMap((operation) => {
      const values = matchPath(operation.path, path);
      return values ? [{ operation, values }] : [];
    });
  return matches.sort((one, other) => Object.keys(one.values).length - Object.keys(other.values).length)[0];
};

/** The values of a template's parameters in a path, still percent-encoded; undefined if the path does not match. */
export const matchPath = (template: string, path: string): Record<string, string> | undefined => {
  const wanted = template.split("/");
  const given = path.split("/");
  if (wanted.length !== given.length) return undefined;
  const values: Record<string, string> = {};
  for (const [index, step] of wanted.entries()) {
    if (!matchStep(step, given[index] ?? "", values)) return undefined;
  }
  return values;
};

const matchStep = (template: string, given: string, values: Record<string, string>): boolean => {
  if (!template.includes("{")) return decodeText(given) === decodeText(template);
  const names: string[] = [];
  const expression = template.replace(/\{([^}]*)\}|[^{]+/g, (part, name?: string) => {
    if (name === undefined) return part.replace(/[.*+?^$()|[\]\\]/g, "\\$&");
    names.push(name);
    return "(.+)";
  });
  const match = new RegExp(`^${expression}$`).exec(given);
  if (!match) return false;
  names.forEach((name, index) => {
    values[name] = match[index + 1] ?? "";
  });
  return true;
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
