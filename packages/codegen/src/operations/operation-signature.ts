import { type JsonObject, textOf } from "@provider-clients/openapi";
import { camelCase, freeName, isIdentifier, methodName, propertyKey } from "../names.js";
import type { OperationTypes } from "../types/type-names.js";
import { docComment, docLine, docText } from "./documentation.js";
import type { BodyModel } from "./media.js";
import type { AnswerModel, OperationModel } from "./operation-model.js";
import type { ParameterModel } from "./parameters.js";
import type { ProviderWords } from "./provider-definition.js";
import { schemaNames } from "./type-imports.js";
import { runtimeFunctions } from "./wire-entries.js";

/** The names and types of one operation in generated code. */
export interface Signature {
  readonly operation: OperationModel;
  readonly types: OperationTypes;
  /** The name of the client's method. */
  readonly method: string;
  /** The name of the constant with the operation's data. */
  readonly constant: string;
  readonly path: readonly PathArgument[];
  readonly areOptionsRequired: boolean;
}

interface PathArgument {
  readonly parameter: ParameterModel;
  readonly argument: string;
  readonly type: string;
}

const TAKEN_ARGUMENTS = ["body", "options", "call"];
const TAKEN_CONSTANTS = [
  ...TAKEN_ARGUMENTS,
  "provider",
  "createOperations",
  ...schemaNames,
  ...runtimeFunctions,
];

/** Chooses the names of an operation's method, constant and arguments. */
export const signatureOf = (operation: OperationModel, types: OperationTypes): Signature => {
  const taken = new Set(TAKEN_ARGUMENTS);
  const path = operation.pathParameters.map((parameter) => {
    const wish = isIdentifier(parameter.name) ? parameter.name : camelCase(parameter.name);
    const argument = freeName(wish, "Parameter", (name) => taken.has(name) || !isIdentifier(name));
    taken.add(argument);
    return { parameter, argument, type: pathType(operation, parameter) };
  });
  const method = methodName(operation.id);
  return {
    operation,
    types,
    method,
    constant: freeName(
      method,
      "Operation",
      (name) => TAKEN_CONSTANTS.includes(name) || taken.has(name) || !isIdentifier(name),
    ),
    path,
    areOptionsRequired:
      isQueryRequired(operation) ||
      [...operation.headerParameters, ...operation.cookieParameters].some(({ isRequired }) => isRequired),
  };
};

/** True if the query is required. */
export const isQueryRequired = ({ queryParameters, atLeastOneQuery }: OperationModel): boolean =>
  atLeastOneQuery.length > 0 || queryParameters.some(({ isRequired }) => isRequired);

const pathType = ({ id }: OperationModel, { name, schema }: ParameterModel): string => {
  const isPlain = schema.enum === undefined && schema.const === undefined;
  if (isPlain && (schema.type === "string" || schema.type === "boolean")) return schema.type;
  if (isPlain && schema.type === "number") return "number";
  if (isPlain && schema.type === "integer") return isLargeInteger(schema) ? "number | bigint" : "number";
  return `operations[${JSON.stringify(id)}]["parameters"]["path"][${JSON.stringify(name)}]`;
};

/** An int64 does not fit into a JavaScript number. */
const isLargeInteger = (schema: JsonObject): boolean =>
  schema.type === "integer" && textOf(schema.format) === "int64";

/** Renders the method in the operations interface, with its documentation. */
export const renderSignature = (signature: Signature, provider: ProviderWords): string => {
  const { operation, types, path, areOptionsRequired } = signature;
  const isBodyOptional = operation.body?.isRequired === false;
  const body = types.body === undefined ? [] : [bodyArgument(types.body, isBodyOptional, areOptionsRequired)];
  const options = `options${areOptionsRequired ? "" : "?"}: ${types.options}`;
  const parameters = [...path.map(({ argument, type }) => `${argument}: ${type}`), ...body, options];
  const documentation = docComment(documentationOf(signature, provider), "  ");
  return `${documentation}\n  ${propertyKey(signature.method)}(${parameters.join(", ")}): Promise<${types.answer}>;`;
};

/** An optional argument cannot precede a required one. */
const bodyArgument = (type: string, isOptional: boolean, areOptionsRequired: boolean): string => {
  if (!isOptional) return `body: ${type}`;
  return areOptionsRequired ? `body: ${type} | undefined` : `body?: ${type}`;
};

const documentationOf = (signature: Signature, provider: ProviderWords): readonly string[] => {
  const { operation, types, path } = signature;
  const { summary, description, undocumented, body, isDeprecated, successes, failures } = operation;
  const texts = [
    docText(summary),
    docText(description),
    signature.method === operation.id ? "" : `The document's operation \`${operation.id}\`.`,
    undocumented ? `Not documented by ${provider.title}: ${docText(undocumented)}` : "",
    ...mediaNotes(operation),
  ];
  const tags = [
    ...path.map(({ parameter, argument }) =>
      `@param ${argument} ${docLine(parameter.description)}`.trimEnd(),
    ),
    ...(types.body === undefined ? [] : [`@param body ${docLine(body?.description)}`.trimEnd()]),
    `@param options ${optionsWords(operation)} of this call only.`,
    `@returns ${docLine(successes.find((each) => each.description)?.description) || "Nothing."}`,
    ...(provider.envelope === undefined ? [] : [`@throws {ProviderError} ${provider.envelope}`]),
    ...failures.map((failure) => `@throws {ProviderError} ${failureLine(failure)}`),
    ...(isDeprecated ? ["@deprecated The provider advises against it."] : []),
  ];
  const paragraphs = texts.filter((text) => text !== "").flatMap((text) => [text, ""]);
  return [...paragraphs, ...tags];
};

/** What the document declares but the method does not support; the `http` entry does. */
const mediaNotes = ({ body, hasUnsentBody, method, successes }: OperationModel): readonly string[] => {
  const note = (what: string, { mediaType, others }: BodyModel): string =>
    others.length === 0
      ? ""
      : `The ${what} is ${code(mediaType)}; the document also describes ${others.map(code).join(", ")}, for the \`http\` entry.`;
  return [
    body ? note("body", body) : "",
    ...new Set(successes.map((success) => (success.body ? note("answer", success.body) : ""))),
    hasUnsentBody ? `The document describes a body, which no ${method} request carries: it is left out.` : "",
  ];
};

const code = (text: string): string => `\`${docLine(text)}\``;

const optionsWords = ({ queryParameters, cookieParameters, idempotencyKey }: OperationModel): string => {
  const words = [
    ...(queryParameters.length > 0 ? ["query"] : []),
    ...(cookieParameters.length > 0 ? ["cookies"] : []),
    ...(idempotencyKey ? ["idempotency key"] : []),
    "headers",
    "deadline",
    "retries",
  ].join(", ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} and abort signal`;
};

const failureLine = ({ status, description }: AnswerModel): string =>
  `${status === "default" ? "any other status" : status}: ${docLine(description)}`;
