import { joinPointer } from "@provider-clients/openapi";

/** The origin of a line in a generated file. */
export interface GeneratedPlace {
  /** In words: `the schema Order`. */
  readonly what: string;
  /** Its pointer in the document, if known. */
  readonly pointer: string | undefined;
}

/**
 * Finds the part of the document that a generated line was made from, by the keys and declarations around it.
 *
 * @param schema the lines of schema.ts, which say where an operation stands.
 */
export const placeOfLine = (
  lines: readonly string[],
  index: number,
  schema: readonly string[],
): GeneratedPlace => {
  const [root = "", kind, name] = keysAround(lines, index);
  if (root === "components" && kind !== undefined && name !== undefined) {
    const what = kind === "schemas" ? `the schema ${name}` : `${name} in components/${kind}`;
    return { what, pointer: joinPointer("#/components", kind, name) };
  }
  if (root === "paths" && kind !== undefined)
    return { what: `the path ${kind}`, pointer: joinPointer("#/paths", kind) };
  const id = root === "operations" ? kind : operationIn(lines[index]);
  if (id !== undefined) return { what: `the operation ${id}`, pointer: pointerOf(id, schema) };
  return { what: root === "" ? "the document" : `\`${root}\``, pointer: undefined };
};

/** The operation that a line refers to, as the types of its parts do. */
const operationIn = (line = ""): string | undefined => /\boperations\["([^"]*)"\]/.exec(line)?.[1];

/** Under its path, schema.ts has `get: operations["getOrder"];`. */
const pointerOf = (id: string, schema: readonly string[]): string | undefined => {
  const at = schema.findIndex((line) => line.endsWith(`: operations["${id}"];`));
  const [root = "", ...place] = at < 0 ? [] : keysAround(schema, at);
  return root === "paths" || root === "webhooks" ? joinPointer(`#/${root}`, ...place) : undefined;
};

/** The declaration that contains a line, and the keys from there to the line, outermost first. */
const keysAround = (lines: readonly string[], index: number): readonly string[] => {
  const keys: string[] = [];
  let indent = Number.POSITIVE_INFINITY;
  for (let at = index; at >= 0 && indent > 0; at -= 1) {
    const { spaces = "", declared, quoted, plain } = keyPattern.exec(lines[at] ?? "")?.groups ?? {};
    const key = declared ?? quoted ?? plain;
    if (key === undefined || spaces.length >= indent) continue;
    keys.unshift(key);
    indent = spaces.length;
  }
  return keys;
};

const keyPattern =
  /^(?<spaces> *)(?:(?:export )?(?:interface|type|const) (?<declared>[\w$]+)|"(?<quoted>[^"]*)"\??:|(?<plain>[\w$]+)\??[:(])/;
