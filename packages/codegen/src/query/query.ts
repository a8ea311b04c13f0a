import type { JsonObject } from "@provider-clients/openapi";
import { freeName, pascalCase, propertyKey, usesName } from "../names.js";
import { docComment, docLine } from "../operations/documentation.js";
import type { Signature } from "../operations/operation-signature.js";
import { planSignatures } from "../operations/plan-signatures.js";
import { schemaImports, withoutDocComments } from "../operations/type-imports.js";
import { renderInfiniteQuery } from "./infinite-query.js";
import type { QueryContext } from "./query-context.js";
import { answerOf, localsOf, methodCall, propertyOf, sourceLiteral, typeArguments } from "./query-parts.js";

/**
 * The text of query.ts: options for TanStack Query, of a query for each operation that changes nothing and takes no body, of
 * a mutation for each other one, and of an infinite query for each list that comes in pages.
 */
export const renderQuery = (name: string, document: JsonObject): string => {
  const { signatures, interfaceName } = planSignatures(name, document);
  // The package exports the file, whatever its document holds.
  if (signatures.length === 0) return "export {};\n";
  const taken = new Set<string>();
  const take = (wish: string): string => {
    const chosen = freeName(wish, "Options", (each) => taken.has(each));
    taken.add(chosen);
    return chosen;
  };
  const context: QueryContext = { provider: name, interfaceName, take };
  const body = signatures.flatMap((signature) => renderFunctions(context, signature)).join("\n\n");
  return `${renderImports(body, signatures, interfaceName)}\n\n${body}\n`;
};

const renderFunctions = (context: QueryContext, signature: Signature): readonly string[] => {
  const { isSafe, pagination } = signature.operation;
  // OPTIONS is safe and may have a body, as Box asks whether it would take a file.
  if (!isSafe || signature.types.body !== undefined) return [renderMutation(context, signature)];
  return [
    renderOneQuery(context, signature),
    ...(pagination === undefined ? [] : [renderInfiniteQuery(context, signature, pagination)]),
  ];
};

const runtimeNames = [
  "createInfiniteQuery",
  "createMutation",
  "createQuery",
  "cursorPages",
  "type LinkedPage",
  "linkedPages",
  "numberedPages",
  "offsetPages",
  "type ProviderInfiniteQuery",
  "type ProviderMutation",
  "type ProviderQuery",
  "readLinkedPage",
];

const renderImports = (body: string, signatures: readonly Signature[], interfaceName: string): string => {
  const code = withoutDocComments(body);
  const types = signatures.flatMap(({ types: { body: sent, options } }) => [sent ?? "", options]);
  const words = types.flatMap((type) => type.match(/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u) ?? []);
  const core = ["CallOptions", "IdempotentCallOptions"].filter((type) => usesName(code, type));
  const own = [...new Set([interfaceName, ...words])].filter(
    (type) => !core.includes(type) && usesName(code, type),
  );
  return [
    ...(core.length > 0 ? [`import type { ${core.join(", ")} } from "@provider-clients/client-core";`] : []),
    `import { ${runtimeNames.filter((each) => usesName(code, each.replace("type ", ""))).join(", ")} } from "@provider-clients/client-core/query";`,
    `import type { ${own.sort().join(", ")} } from "./operations.js";`,
    ...schemaImports(code),
  ].join("\n");
};

const renderOneQuery = (context: QueryContext, signature: Signature): string => {
  const { provider, interfaceName, take } = context;
  const { method, path, types, areOptionsRequired, operation } = signature;
  const { client, signal } = localsOf(signature);
  const options = `options${areOptionsRequired ? "" : "?"}: ${types.options}`;
  const parameters = [...path.map(({ argument, type }) => `${argument}: ${type}`), options];
  return [
    docComment([`Options of a query: ${docLine(operation.summary) || `\`${method}\``}`]),
    `export const ${take(`${method}Query`)} = (`,
    `  ${client}: Pick<${interfaceName}, ${JSON.stringify(method)}>,`,
    ...parameters.map((each) => `  ${each},`),
    `): ProviderQuery<${typeArguments(context, signature)}> =>`,
    `  createQuery(${sourceLiteral(provider, signature)}, (${signal}) =>`,
    `    ${methodCall(signature, `{ ...options, ${propertyOf("signal", signal)} }`)});`,
  ].join("\n");
};

const renderMutation = ({ provider, interfaceName, take }: QueryContext, signature: Signature): string => {
  const { method, path, types, areOptionsRequired, operation } = signature;
  const { client } = localsOf(signature);
  const isBodyOptional = operation.body?.isRequired === false;
  const type = take(`${pascalCase(method)}Variables`);
  const members = [
    ...path.map(({ argument, type: given }) => `${propertyKey(argument)}: ${given}`),
    ...(types.body === undefined
      ? []
      : [isBodyOptional ? `body?: ${types.body} | undefined` : `body: ${types.body}`]),
    areOptionsRequired ? `options: ${types.options}` : `options?: ${types.options} | undefined`,
  ];
  const names = [
    ...path.map(({ argument }) => argument),
    ...(types.body === undefined ? [] : ["body"]),
    "options",
  ];
  const { isIdempotent, idempotencyKey } = operation;
  const source = `{ provider: ${JSON.stringify(provider)}, operation: ${JSON.stringify(method)}, isSentAgain: ${isIdempotent || !!idempotencyKey} }`;
  return [
    docComment([`What \`${method}\` takes as a mutation.`]),
    `export interface ${type} {`,
    ...members.map((each) => `  readonly ${each};`),
    "}",
    "",
    docComment([`Options of a mutation: ${docLine(operation.summary) || `\`${method}\``}`]),
    `export const ${take(`${method}Mutation`)} = (`,
    `  ${client}: Pick<${interfaceName}, ${JSON.stringify(method)}>,`,
    `): ProviderMutation<${JSON.stringify(provider)}, ${JSON.stringify(method)}, ${type}, ${answerOf(interfaceName, signature)}> =>`,
    `  createMutation(${source}, ({ ${names.join(", ")} }: ${type}) =>`,
    `    ${methodCall(signature, "options")});`,
  ].join("\n");
};
