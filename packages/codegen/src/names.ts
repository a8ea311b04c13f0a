/** Words that cannot be the name of a constant or a parameter in a module. */
const reservedWords = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends " +
    "false finally for function if implements import in instanceof interface let new null package private protected " +
    "public return static super switch this throw true try typeof undefined var void while with yield"
  ).split(" "),
);

/** Type names that generated code uses, or that readers would take for built-in types. */
const takenTypes = new Set(
  (
    "any bigint boolean never null number object string symbol undefined unknown void " +
    "AbortSignal Array Awaited BigInt Blob Boolean Date Error Exclude Extract File FormData Function Headers Map " +
    "NonNullable Number Object Omit Parameters Partial Pick Promise Readonly ReadonlyArray Record RegExp Request " +
    "Required Response ReturnType Set String Symbol URL Uint8Array " +
    "Call CallOptions CredentialPlace IdempotentCallOptions Operation ProviderDefinition ProviderError"
  ).split(" "),
);

/** The client's members besides its methods, and names that would make it look like a promise or a class. */
const takenMethods = new Set("http then constructor toString valueOf toJSON hasOwnProperty".split(" "));

/** True for a name that can be declared without quotes; letters of every script are allowed. */
export const isIdentifier = (name: string): boolean =>
  identifierPattern.test(name) && !reservedWords.has(name);

const identifierPattern = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

const wordsOf = (text: string): readonly string[] =>
  text
    .normalize("NFC")
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== "");

const capitalise = (word: string): string => {
  const [first = ""] = word;
  return `${first.toUpperCase()}${word.slice(first.length)}`;
};

/** `get-customer.list` → `GetCustomerList`; a single word keeps its inner capitals. */
export const pascalCase = (text: string): string => {
  const joined = wordsOf(text).map(capitalise).join("");
  return /^\p{ID_Start}/u.test(joined) ? joined : `Value${joined}`;
};

/** `get-customer.list` → `getCustomerList`, `HTTPGet` → `httpGet`. */
export const camelCase = (text: string): string =>
  pascalCase(text).replace(/^(?:\p{Lu}+(?=\p{Lu}\p{Ll}|\P{L}|$)|\p{Lu})/u, (start) => start.toLowerCase());

/**
 * The method name of an operation, whatever its id looks like: words in camelCase. An identifier with letters beyond
 * ASCII is kept unchanged, because not every script has capitals.
 */
export const methodName = (operationId: string): string => {
  const isKept = isIdentifier(operationId) && /\P{ASCII}/u.test(operationId);
  // GET_ORDERS is spoken as get orders: capitals that every letter has tell no words apart.
  const spoken = /\p{Ll}/u.test(operationId) ? operationId : operationId.toLowerCase();
  const name = isKept ? operationId : camelCase(spoken);
  return takenMethods.has(name) ? `${name}Operation` : name;
};

/** The name of a type, whatever the document calls it: words in PascalCase. */
export const typeName = (text: string, isUsed: (name: string) => boolean, suffix = "Model"): string =>
  freeName(pascalCase(text), suffix, (name) => isUsed(name) || isTakenType(name));

/** A key of an object literal or an interface, quoted only if necessary: `new(…)` in an interface is a constructor. */
export const propertyKey = (name: string): string =>
  identifierPattern.test(name) && name !== "new" ? name : JSON.stringify(name);

/** The first free name of: the requested name, the name with the suffix, the name with the suffix and a number. */
export const freeName = (wish: string, suffix: string, isTaken: (name: string) => boolean): string => {
  if (!isTaken(wish)) return wish;
  for (let count = 1; ; count += 1) {
    const name = `${wish}${suffix}${count === 1 ? "" : count}`;
    if (!isTaken(name)) return name;
  }
};

/** True for a type name that a schema of the document cannot have in generated code. */
const isTakenType = (name: string): boolean => takenTypes.has(name) || !isIdentifier(name);

/** `acme-pay` → `Acme Pay` */
export const titleOf = (name: string): string =>
  name
    .split("-")
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join(" ");

/** True if code uses a name, whatever its script: `\b` knows the letters of ASCII only. */
export const usesName = (code: string, name: string): boolean => {
  const escaped = name.replaceAll("$", String.raw`\$`);
  return new RegExp(String.raw`(?<![\p{ID_Continue}$])${escaped}(?![\p{ID_Continue}$])`, "u").test(code);
};
