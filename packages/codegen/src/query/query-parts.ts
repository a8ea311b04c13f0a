import { freeName, propertyKey } from "../names.js";
import type { Signature } from "../operations/operation-signature.js";
import type { QueryContext } from "./query-context.js";

/** The names of a function's own values; a path parameter may be called like one. */
export const localsOf = ({ path }: Signature) => {
  const taken = path.map(({ argument }) => argument);
  const free = (wish: string): string => freeName(wish, "Value", (name) => taken.includes(name));
  return {
    client: free("client"),
    signal: free("signal"),
    position: free("position"),
    receive: free("receive"),
    info: free("info"),
  };
};

/** The method's call, with other options than the function's own. */
export const methodCall = (signature: Signature, options: string): string => {
  const { method, path, types } = signature;
  const { client } = localsOf(signature);
  const isPlain = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(method);
  const target = isPlain ? `${client}.${method}` : `${client}[${JSON.stringify(method)}]`;
  const body = types.body === undefined ? [] : ["body"];
  return `${target}(${[...path.map(({ argument }) => argument), ...body, options].join(", ")})`;
};

/** What makes one answer of an operation another: path, and what else the document describes. */
const parametersLiteral = ({ path, types }: Signature): string => {
  const inPath = path.map(({ argument }) => propertyKey(argument));
  const others = [
    ...(types.query === undefined ? [] : ["query: options?.query"]),
    ...(types.headers === undefined ? [] : ["headers: options?.headers"]),
    ...(types.cookies === undefined ? [] : ["cookies: options?.cookies"]),
  ];
  const members = [...(inPath.length > 0 ? [`path: { ${inPath.join(", ")} }`] : []), ...others];
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
};

/** What a query is made of, as an expression. */
export const sourceLiteral = (provider: string, signature: Signature): string => {
  const { isIdempotent, idempotencyKey } = signature.operation;
  return `{ provider: ${JSON.stringify(provider)}, operation: ${JSON.stringify(signature.method)}, parameters: ${parametersLiteral(signature)}, isSentAgain: ${isIdempotent || !!idempotencyKey} }`;
};

/** A member of an object literal; shorthand where its value is called like it. */
export const propertyOf = (key: string, value: string): string => (key === value ? key : `${key}: ${value}`);

/** The type of what a method resolves to. */
export const answerOf = (interfaceName: string, { method }: Signature): string =>
  `Awaited<ReturnType<${interfaceName}[${JSON.stringify(method)}]>>`;

/** The type arguments that all options of queries begin with. */
export const typeArguments = ({ provider, interfaceName }: QueryContext, signature: Signature): string =>
  `${JSON.stringify(provider)}, ${JSON.stringify(signature.method)}, ${answerOf(interfaceName, signature)}`;
