import { joinPointer } from "@provider-clients/openapi";

/** The origin of a line in a generated file. */
export interface GeneratedPlace {
  /** In words: `the schema Order`. */
  readonly what: string;
  /** Its pointer in the document, if known. */
  readonly pointer: string | undefined;
}

/** Finds the part of the document that a generated line was made from, by the keys and declarations around it. */
export const placeOfLine = (lines: readonly string[], index: number): GeneratedPlace => {
  const [root = "", kind, name] = keysAround(lines, index);
  if (root === "components" && kind !== undefined && name !== undefined) {
    const what = kind === "schemas" ? `the schema ${name}` : `${name} in components/${kind}`;
    return { what, pointer: joinPointer("#/components", kind, name) };
  }
  if (root === "paths" && kind !== undefined)
    return { what: `the path ${kind}`, pointer: joinPointer("#/paths", kind) };
  if (root === "operations" && kind !== undefined)
    return { what: `the operation ${kind}`, pointer: undefined };
  return { what: root === "" ? "the document" : `\`${root}\``, pointer: undefined };
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
