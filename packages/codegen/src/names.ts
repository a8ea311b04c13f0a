/** Words that cannot name a constant or a parameter in a module. */
const RESERVED = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends " +
    "false finally for function if implements import in instanceof interface let new null package private protected " +
    "public return static super switch this throw true try typeof undefined var void while with yield"
  ).split(" "),
);

/** Types that generated code uses, or that every reader takes for the built-in ones. */
const TAKEN_TYPES = new Set([
  "Array",
  "BigInt",
  "Boolean",
  "Call",
  "CallOptions",
  "Date",
  "Error",
  "Function",
  "IdempotentCallOptions",
  "Map",
  "NonNullable",
  "Number",
  "Object",
  "Operation",
  "Partial",
  "Promise",
  "ProviderDefinition",
  "ProviderError",
  "Readonly",
  "ReadonlyArray",
  "Record",
  "RegExp",
  "Response",
  "Request",
  "Set",
  "String",
  "Symbol",
]);

/** True for a name that needs no quotes and can be declared. */
export const isIdentifier = (name: string): boolean => /^[A-Za-z_$][\w$]*$/.test(name) && !RESERVED.has(name);

const wordsOf = (text: string): readonly string[] =>
  text.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
const capitalise = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;

/** `get-customer.list` → `GetCustomerList`; a name that is one word keeps its inner capitals. */
export const pascalCase = (text: string): string => {
  const joined = wordsOf(text).map(capitalise).join("");
  return /^\d/.test(joined) || joined === "" ? `Value${joined}` : joined;
};

/** `get-customer.list` → `getCustomerList`. */
export const camelCase = (text: string): string => {
  const pascal = pascalCase(text);
  return `${pascal.charAt(0).toLowerCase()}${pascal.slice(1)}`;
};

/** A key of an object literal, quoted only where it has to be. */
export const propertyKey = (name: string): string =>
  /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);

/** The first free name of: the wish itself, the wish with the suffix, the wish with the suffix and a number. */
export const freeName = (wish: string, suffix: string, isTaken: (name: string) => boolean): string => {
  if (!isTaken(wish)) return wish;
  for (let count = 1; ; count += 1) {
    const name = `${wish}${suffix}${count === 1 ? "" : count}`;
    if (!isTaken(name)) return name;
  }
};

/** True for a type name that generated code cannot give to a schema of the document. */
export const isTakenType = (name: string): boolean => TAKEN_TYPES.has(name) || !isIdentifier(name);
