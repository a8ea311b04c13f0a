import { entriesOf, isList, isObject, type Json } from "@provider-clients/openapi";

/** A string as a string literal. */
export const textLiteral = (text: string): string => JSON.stringify(text);

/** A name as the key of an object literal. A plain `__proto__` would set the prototype. */
export const keyLiteral = (name: string): string => {
  if (name === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : textLiteral(name);
};

/** A value as an expression. */
export const jsonLiteral = (value: Json): string => {
  if (isList(value)) return `[${value.map(jsonLiteral).join(", ")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = entriesOf(value).map(([name, member]) => `${keyLiteral(name)}: ${jsonLiteral(member)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
};

/** Escapes a string for a template literal. */
const templateText = (text: string): string =>
  JSON.stringify(text)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replaceAll(/`|\$(?=\{)/g, "\\$&");

/** The path of a value, as the contents of a template literal. */
export type Path = string;

/** The path passed to a check. */
export const givenPath: Path = `\${path}`;

/** The path of a property with a fixed name. */
export const propertyPath = (path: Path, name: string): Path =>
  `${path}/${templateText(name.replaceAll("~", "~0").replaceAll("/", "~1"))}`;

/** The path of an item; `index` is the name of the index variable. */
export const itemPath = (path: Path, index: string): Path => `${path}/\${${index}}`;

/** A path as an expression. */
export const pathCode = (path: Path): string => (path === givenPath ? "path" : `\`${path}\``);

/** The identifiers in code, ignoring string literals. */
export const identifiersOf = (code: string): ReadonlySet<string> => {
  const bare = code.replaceAll(/"(?:[^"\\]|\\.)*"|`(?:[^`\\]|\\.)*`/g, (quoted) =>
    quoted.startsWith('"')
      ? " "
      : [...quoted.matchAll(/(?<!\\)\$\{([^}]*)\}/g)].map(([, inner]) => ` ${inner} `).join(""),
  );
  return new Set(bare.match(/[A-Za-z_$][\w$]*/g));
};
