import type { JsonObject } from "@provider-clients/openapi";
import { freeName, pascalCase, propertyKey } from "../names.js";
import { docComment } from "./documentation.js";
import { isQueryRequired, type Signature } from "./operation-signature.js";
import type { PaginationModel } from "./pagination-model.js";
import { planSignatures } from "./plan-signatures.js";
import { schemaImports, withoutDocComments } from "./type-imports.js";

/** An operation with paginated responses. */
interface PagedSignature {
  readonly signature: Signature;
  readonly pagination: PaginationModel;
  readonly interfaceName: string;
  /** `iterateCustomers` for `listCustomers`. */
  readonly name: string;
}

/**
 * Renders pagination.ts: for each operation with `x-pagination`, one function that yields the items of all pages.
 *
 * Without any it is a module without exports, so that every package has the same entries and `./pagination` is there
 * when the extension is added.
 */
export const renderPagination = (name: string, document: JsonObject): string => {
  const { signatures, interfaceName } = planSignatures(name, document);
  const taken = new Set<string>();
  const paged = signatures.flatMap((signature): readonly PagedSignature[] => {
    const { pagination } = signature.operation;
    if (pagination === undefined) return [];
    const wish = `iterate${pascalCase(signature.method.replace(/^list(?=\p{Lu})/u, ""))}`;
    const chosen = freeName(wish, "Pages", (each) => taken.has(each));
    taken.add(chosen);
    const path = freeArguments(signature, [...ownNames, chosen, functionOf(pagination)]);
    return [{ signature: { ...signature, path }, pagination, interfaceName, name: chosen }];
  });
  if (paged.length === 0) return "// No operation of the document has `x-pagination`.\nexport {};\n";
  const body = paged.map((each) => renderPaged(name, each)).join("\n\n");
  const runtime = [...new Set(paged.map(({ pagination }) => functionOf(pagination)))].sort();
  const options = [...new Set(paged.map(({ signature }) => signature.types.options))].filter(
    (each) => each !== "CallOptions",
  );
  return [
    ...(body.includes(" extends Omit<CallOptions,")
      ? ['import type { CallOptions } from "@provider-clients/client-core";']
      : []),
    `import { ${runtime.join(", ")}, type PageLimits } from "@provider-clients/client-core/pagination";`,
    `import type { ${[...options, interfaceName].sort().join(", ")} } from "./operations.js";`,
    ...schemaImports(withoutDocComments(body)),
    "",
    body,
    "",
  ].join("\n");
};

/** The names in the code of such a function. */
const ownNames = [
  "_size",
  "call",
  "client",
  "info",
  "maxRecords",
  "pageSize",
  "position",
  "query",
  "receive",
  "size",
];

/** The arguments for the path, renamed where the function's own names would hide them. */
const freeArguments = ({ path }: Signature, reserved: readonly string[]): Signature["path"] => {
  const taken = new Set([...reserved, ...path.map(({ argument }) => argument)]);
  return path.map((each) => {
    if (!reserved.includes(each.argument)) return each;
    const argument = freeName(each.argument, "Parameter", (name) => taken.has(name));
    taken.add(argument);
    return { ...each, argument };
  });
};

const functionOf = ({ style }: PaginationModel): string => `iterateBy${pascalCase(style)}`;

const renderPaged = (provider: string, paged: PagedSignature): string => {
  const { signature, name, interfaceName } = paged;
  const type = pascalCase(name);
  const method = JSON.stringify(signature.method);
  const path = signature.path.map(({ argument, type: given }) => `  ${argument}: ${given},`);
  const isRequired = signature.areOptionsRequired;
  return [
    docComment([`One item of \`${signature.method}\`.`]),
    `export type ${type}Item = ${itemType(paged)};`,
    "",
    renderOptions(paged),
    "",
    docComment([
      `Yields the items of \`${signature.method}\`, page by page as they are asked for.`,
      "",
      "@throws {ProviderError} whatever the method throws, and of kind `unreadable` for a page without items, an endless " +
        "list, or more than `maxRecords` items.",
    ]),
    `export const ${name} = (`,
    `  client: Pick<${interfaceName}, ${method}>,`,
    ...path,
    `  { pageSize, maxRecords, query, ...call }: ${type}Options${isRequired ? "" : " = {}"},`,
    `): AsyncGenerator<${type}Item, void, undefined> =>`,
    `  ${functionOf(paged.pagination)}<${type}Item>(`,
    ...runtimeArguments(provider, paged).map((line) => `    ${line},`),
    "    { pageSize, maxRecords },",
    "  );",
  ].join("\n");
};

const itemType = ({ signature, pagination, interfaceName }: PagedSignature): string => {
  const answer = `Awaited<ReturnType<${interfaceName}[${JSON.stringify(signature.method)}]>>`;
  const items = pagination.items.reduce(
    (type, key) => `NonNullable<${type}[${JSON.stringify(key)}]>`,
    answer,
  );
  return `${items}[number]`;
};

const renderOptions = ({ signature, pagination, name }: PagedSignature): string => {
  const { operation, types } = signature;
  const chosen = [pagination.position, ...(pagination.size === undefined ? [] : [pagination.size])];
  const others = operation.queryParameters.filter((each) => !chosen.includes(each.name));
  const isRequired = isQueryRequired(operation) && others.some((each) => each.isRequired);
  const left = chosen.map((each) => JSON.stringify(each)).join(" | ");
  return [
    docComment([`What \`${name}\` takes: what one page takes, apart from where it begins.`]),
    `export interface ${pascalCase(name)}Options extends Omit<${types.options}, "query">, PageLimits {`,
    `  readonly query${isRequired ? "" : "?"}: Omit<NonNullable<${types.options}["query"]>, ${left}>${isRequired ? "" : " | undefined"};`,
    "}",
  ].join("\n");
};

/** The arguments of the client-core function that come before the limits. */
const runtimeArguments = (provider: string, { signature, pagination }: PagedSignature): readonly string[] => {
  const { style, items, identity, next, first, position } = pagination;
  const list = [
    `provider: ${JSON.stringify(provider)}`,
    `items: ${JSON.stringify(items)}`,
    ...(identity === undefined ? [] : [`identity: ${JSON.stringify(identity)}`]),
  ];
  const own = {
    offset: [],
    page: [String(first)],
    cursor: [JSON.stringify(next)],
    link: [JSON.stringify(position)],
  }[style];
  return [`{ ${list.join(", ")} }`, ...own, renderAsk(signature, pagination)];
};

/** Renders the function that requests one page. */
const renderAsk = ({ method, path, operation }: Signature, pagination: PaginationModel): string => {
  const { style, position, size } = pagination;
  const isCounted = style === "offset" || style === "page";
  const schema = operation.queryParameters.find(({ name }) => name === position)?.schema;
  const isNumber = schema?.type === "integer" || schema?.type === "number";
  const value = !isCounted && isNumber ? "Number(position)" : "position";
  const key = propertyKey(position);
  const where = isCounted ? `${key}: ${value}` : `...(position !== undefined && { ${key}: ${value} })`;
  const query = ["...query", where, ...(size === undefined ? [] : [`${propertyKey(size)}: size`])];
  const receive =
    style === "link" ? ", onResponse: (info) => { receive(info); call.onResponse?.(info); }" : "";
  const parameters = [
    "position",
    ...(size !== undefined ? ["size"] : style === "link" ? ["_size"] : []),
    ...(style === "link" ? ["receive"] : []),
  ];
  const values = [
    ...path.map(({ argument }) => argument),
    `{ ...call, query: { ${query.join(", ")} }${receive} }`,
  ];
  const target = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(method)
    ? `.${method}`
    : `[${JSON.stringify(method)}]`;
  return `(${parameters.join(", ")}) => client${target}(${values.join(", ")})`;
};
