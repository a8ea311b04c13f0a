import { propertyKey } from "../names.js";
import { docComment, docLine } from "../operations/documentation.js";
import { isQueryRequired, type Signature } from "../operations/operation-signature.js";
import type { PaginationModel } from "../operations/pagination-model.js";
import type { QueryContext } from "./query-context.js";
import { answerOf, localsOf, methodCall, propertyOf, sourceLiteral } from "./query-parts.js";

/** Options of an infinite query over a list that comes in pages. */
export const renderInfiniteQuery = (
  { provider, interfaceName, take }: QueryContext,
  signature: Signature,
  pagination: PaginationModel,
): string => {
  const { method, path, operation } = signature;
  const { style, position } = pagination;
  const { client, signal, position: at, receive: receiver, info } = localsOf(signature);
  const type = optionsType(signature, pagination);
  const receive =
    style === "link"
      ? `, onResponse: (${info}) => { ${receiver}(${info}); options?.onResponse?.(${info}); }`
      : "";
  const isCounted = style === "offset" || style === "page";
  const answer = answerOf(interfaceName, signature);
  const pageType = style === "link" ? `LinkedPage<${answer}>` : answer;
  const query = `{ ${["...options?.query", positionMember(signature, pagination)].join(", ")} }`;
  const call = methodCall(
    signature,
    `{ ...options, query: ${query}, ${propertyOf("signal", signal)}${receive} }`,
  );
  const page =
    style === "link" ? `readLinkedPage(${JSON.stringify(position)}, (${receiver}) => ${call})` : call;
  return [
    docComment([
      `Options of an infinite query, page by page: ${docLine(operation.summary) || `\`${method}\``}`,
    ]),
    `export const ${take(`${method}InfiniteQuery`)} = (`,
    `  ${client}: Pick<${interfaceName}, ${JSON.stringify(method)}>,`,
    ...path.map(({ argument, type: given }) => `  ${argument}: ${given},`),
    `  options${type.isRequired ? "" : "?"}: ${type.text},`,
    `): ProviderInfiniteQuery<${JSON.stringify(provider)}, ${JSON.stringify(method)}, ${pageType}, ${isCounted ? "number" : "string | undefined"}> =>`,
    `  createInfiniteQuery(${sourceLiteral(provider, signature)}, ${pagesExpression(pagination)}, (${at}, ${signal}) =>`,
    `    ${page});`,
  ].join("\n");
};

/** What one page takes, apart from where it begins. */
const optionsType = ({ operation, types }: Signature, { position }: PaginationModel) => {
  const others = operation.queryParameters.filter(({ name }) => name !== position);
  const isRequired = isQueryRequired(operation) && others.some((each) => each.isRequired);
  const query = `Omit<NonNullable<${types.options}["query"]>, ${JSON.stringify(position)}>`;
  const member = isRequired ? `readonly query: ${query}` : `readonly query?: ${query} | undefined`;
  return { isRequired, text: `Omit<${types.options}, "query"> & { ${member} }` };
};

const positionMember = (signature: Signature, { style, position }: PaginationModel): string => {
  const { operation } = signature;
  const { position: at } = localsOf(signature);
  const key = propertyKey(position);
  if (style === "offset" || style === "page") return `${key}: ${at}`;
  const schema = operation.queryParameters.find(({ name }) => name === position)?.schema;
  const isNumber = schema?.type === "integer" || schema?.type === "number";
  return `...(${at} !== undefined && { ${key}: ${isNumber ? `Number(${at})` : at} })`;
};

const pagesExpression = ({ style, items, next, first }: PaginationModel): string => {
  const keys = JSON.stringify(items);
  return {
    offset: `offsetPages(${keys})`,
    page: `numberedPages(${keys}, ${first})`,
    cursor: `cursorPages(${JSON.stringify(next)})`,
    link: "linkedPages",
  }[style];
};
