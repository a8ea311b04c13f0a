import type { JsonObject } from "@provider-clients/openapi";
import { propertyKey, usesName } from "../names.js";
import type { TypeAlias } from "../types/type-names.js";
import { answerKind } from "./answer-type.js";
import { docComment, docText } from "./documentation.js";
import { isQueryRequired, renderSignature, type Signature } from "./operation-signature.js";
import type { ParameterModel } from "./parameters.js";
import { planSignatures } from "./plan-signatures.js";
import { objectLiteral, providerEntries, providerType, providerWords } from "./provider-definition.js";
import { type Alternatives, commonAlternatives } from "./security.js";
import { schemaImports, withoutDocComments } from "./type-imports.js";
import { webhookSignatureLines } from "./webhook-signature.js";
import { runtimeImports, type WireEntry, wireEntries } from "./wire-entries.js";

/** Renders operations.ts: exported types, one documented method per operation, and the provider's data. */
export const renderOperations = (name: string, document: JsonObject): string => {
  const { operations, interfaceName, plan, signatures } = planSignatures(name, document);
  const words = providerWords(document);
  const common = commonAlternatives(operations);
  const wired = signatures.map((signature) => ({
    signature,
    wire: wireEntries(document, signature.operation),
  }));
  const body = [
    plan.aliases.map(renderAlias).join("\n\n"),
    ...signatures.filter(({ types }) => types.hasOwnOptions).map(renderOptions),
    [
      `/** ${words.title}'s operations, one method each. */`,
      `export interface ${interfaceName} {`,
      signatures.map((signature) => renderSignature(signature, words)).join("\n\n"),
      "}",
    ].join("\n"),
    wired.map(({ signature, wire }) => renderOperation(document, signature, wire, common)).join("\n\n"),
    renderProvider(document, signatures, common, words.title),
    renderFactory(signatures, interfaceName),
    ...webhookSignatureLines(document, words.title),
  ].join("\n\n");
  const imports = renderImports(
    body,
    wired.flatMap(({ wire }) => wire),
  );
  return `${imports}\n\n${body}\n`;
};

const CORE_TYPES = [
  "Call",
  "CallOptions",
  "CredentialPlace",
  "IdempotentCallOptions",
  "Operation",
  "ProviderDefinition",
];

const renderImports = (body: string, wire: readonly WireEntry[]): string => {
  const code = withoutDocComments(body);
  const core = CORE_TYPES.filter((type) => usesName(code, type));
  return [
    `import type { ${core.join(", ")} } from "@provider-clients/client-core";`,
    ...runtimeImports(wire),
    ...schemaImports(code),
  ].join("\n");
};

const renderAlias = ({ name, type, description }: TypeAlias): string =>
  `${docComment([docText(description)])}\nexport type ${name} = ${type};`;

const renderOptions = ({ operation, types }: Signature): string => {
  const shared = operation.idempotencyKey ? "IdempotentCallOptions" : "CallOptions";
  const isRequired = (parameters: readonly ParameterModel[]): boolean =>
    parameters.some((each) => each.isRequired);
  const areHeadersRequired = isRequired(operation.headerParameters);
  const areCookiesRequired = isRequired(operation.cookieParameters);
  // A documented header with a type other than string does not fit the headers of every call.
  const isText = operation.headerParameters.every(({ schema }) => schema.type === "string");
  const base = isText ? shared : `Omit<${shared}, "headers">`;
  const furtherHeaders = isText ? 'NonNullable<CallOptions["headers"]>' : "Readonly<Record<string, unknown>>";
  const fields = [
    ...(types.query === undefined
      ? []
      : [`  query${isQueryRequired(operation) ? "" : "?"}: ${types.query};`]),
    ...(types.headers === undefined
      ? []
      : [`  headers${areHeadersRequired ? "" : "?"}: ${types.headers} & ${furtherHeaders};`]),
    ...(types.cookies === undefined ? [] : [`  cookies${areCookiesRequired ? "" : "?"}: ${types.cookies};`]),
  ];
  return [
    docComment([`What one call of \`${operation.id}\` takes beside its arguments.`]),
    `export interface ${types.options} extends ${base} {`,
    ...fields,
    "}",
  ].join("\n");
};

const renderOperation = (
  document: JsonObject,
  { operation, constant }: Signature,
  wire: readonly WireEntry[],
  common: Alternatives,
): string => {
  const answer = answerKind(document, operation);
  const isCommon = JSON.stringify(operation.security) === JSON.stringify(common);
  const key = operation.idempotencyKey;
  const entries: readonly (readonly [string, string] | undefined)[] = [
    ["id", JSON.stringify(operation.id)],
    ["method", JSON.stringify(operation.method)],
    ["path", JSON.stringify(operation.path)],
    operation.isIdempotent ? ["idempotent", "true"] : undefined,
    operation.isSafe ? ["safe", "true"] : undefined,
    isCommon ? undefined : ["security", JSON.stringify(operation.security)],
    key ? ["keyHeader", JSON.stringify(key.header)] : undefined,
    key?.repeatStatus === undefined ? undefined : ["keyRepeat", String(key.repeatStatus)],
    key?.holdsForSeconds === undefined ? undefined : ["keyHoldsMs", String(key.holdsForSeconds * 1000)],
    answer === "json" ? undefined : ["answer", JSON.stringify(answer)],
    ...wire.map(({ key: name, code }) => [name, code] as const),
  ];
  const lines = entries.flatMap((entry) => (entry ? [`  ${entry[0]}: ${entry[1]},`] : []));
  // The declarations of this package could not name the type of a function from client-core.
  return wire.length === 0
    ? [`const ${constant} = {`, ...lines, "} as const satisfies Operation;"].join("\n")
    : [`const ${constant}: Operation = {`, ...lines, "};"].join("\n");
};

const renderProvider = (
  document: JsonObject,
  signatures: readonly Signature[],
  common: Alternatives,
  title: string,
): string =>
  [
    `/** The base URLs, credentials and operations of ${title}. */`,
    // Written out for those who compile with `isolatedDeclarations`.
    `export const provider: ${providerType(document)} = {`,
    ...providerEntries(document).map((line) => `  ${line}`),
    `  security: ${JSON.stringify(common)},`,
    `  operations: [${signatures.map(({ constant }) => constant).join(", ")}],`,
    "};",
  ].join("\n");

const renderFactory = (signatures: readonly Signature[], interfaceName: string): string =>
  [
    "/** Binds each operation to a transport. */",
    // A document with only webhooks has no operations.
    `export const createOperations = (${signatures.length === 0 ? "_call" : "call"}: Call): ${interfaceName} => ({`,
    ...signatures.map(renderBinding),
    "});",
  ].join("\n");

const renderBinding = ({ types, method, constant, path }: Signature): string => {
  const parameters = [
    ...path.map(({ argument }) => argument),
    ...(types.body === undefined ? [] : ["body"]),
    "options",
  ];
  const values = path.map(({ parameter, argument }) =>
    parameter.name === argument ? argument : `${propertyKey(parameter.name)}: ${argument}`,
  );
  const pathLiteral = values.length === 0 ? objectLiteral([]) : `{ ${values.join(", ")} }`;
  const body = types.body === undefined ? "undefined" : "body";
  return `  ${propertyKey(method)}: (${parameters.join(", ")}) => call(${constant}, ${pathLiteral}, ${body}, options),`;
};
