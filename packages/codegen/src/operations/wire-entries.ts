import { type BodyKind, entriesOf, type JsonObject, objectOf, textOf } from "@provider-clients/openapi";
import { propertyKey } from "../names.js";
import type { BodyModel } from "./media.js";
import type { AnswerModel, OperationModel } from "./operation-model.js";
import { type ParameterPlace, type ParameterStyle, parameterStyleOf } from "./parameter-style.js";
import type { ParameterModel } from "./parameters.js";
import { jsonLiteral, objectLiteral } from "./provider-definition.js";

type Entry = readonly [key: string, code: string];

/**
 * The readers for bodies that are not JSON. A received form is read as a string; the parts of a multipart are not
 * parsed.
 */
const readers: Partial<Record<BodyKind, string>> = {
  text: "readText",
  form: "readText",
  binary: "readRaw",
  multipart: "readRaw",
};

/** The functions that generated code imports from client-core, by subpath. */
const runtime: Readonly<Record<string, readonly string[]>> = {
  bodies: [
    "createFormWriter",
    "createJsonWriter",
    "createMultipartWriter",
    "createRawWriter",
    "readRaw",
    "readText",
  ],
  parameters: ["createParameterWriter", "writeCookies"],
};

/** The entries of an operation for parameters, bodies and responses that clients do not handle by default. */
export const wireEntries = (document: JsonObject, operation: OperationModel): readonly Entry[] => [
  ...parameterEntries(operation),
  ...(operation.body ? bodyEntries(document, operation.body) : []),
  ...answerEntries(operation),
];

const parameterEntries = (operation: OperationModel): readonly Entry[] => {
  const { pathParameters, queryParameters, headerParameters, cookieParameters } = operation;
  const places: readonly (readonly [ParameterPlace, readonly ParameterModel[]])[] = [
    ["path", pathParameters],
    ["query", queryParameters],
    ["header", headerParameters],
    ["cookie", cookieParameters],
  ];
  const styles = places.flatMap(([place, parameters]) => {
    const entries = parameters.flatMap(({ name, style }) =>
      style ? [[name, styleLiteral(style)] as const] : [],
    );
    return entries.length > 0 ? [[place, objectLiteral(entries)] as const] : [];
  });
  const spread = queryParameters.filter(({ isSpread }) => isSpread).map(({ name }) => name);
  return [
    ...(spread.length > 0 ? [["spread", JSON.stringify(spread)] as const] : []),
    ...(styles.length > 0
      ? [["writeParameter", `createParameterWriter(${objectLiteral(styles)})`] as const]
      : []),
    ...(cookieParameters.length > 0 ? [["writeCookies", "writeCookies"] as const] : []),
  ];
};

const styleLiteral = (style: ParameterStyle): string => jsonLiteral({ ...style });

/** The function that writes a body; none for plain JSON, which every client writes. */
const bodyEntries = (document: JsonObject, body: BodyModel): readonly Entry[] => {
  const writer = writerOf(document, body);
  return writer === undefined ? [] : [["writeBody", writer]];
};

const writerOf = (document: JsonObject, body: BodyModel): string | undefined => {
  const { kind, mediaType } = body;
  if (kind === "form") return `createFormWriter(${fieldStyles(document, body)})`;
  if (kind === "multipart") return `createMultipartWriter(${contentTypes(body)})`;
  const isRange = mediaType.includes("*");
  if (kind === "json") {
    return isRange || /^application\/json\b/i.test(mediaType)
      ? undefined
      : `createJsonWriter(${JSON.stringify(mediaType)})`;
  }
  const fallback = kind === "text" ? "text/plain" : "application/octet-stream";
  return `createRawWriter(${JSON.stringify(isRange ? fallback : mediaType)})`;
};

const orNothing = (literal: string): string => (literal === "{}" ? "" : literal);

/** The fields of a form with a style other than `style: form`, exploded. */
const fieldStyles = (document: JsonObject, { encoding }: BodyModel): string => {
  const styles = entriesOf(encoding).flatMap(([name, written]) => {
    const { contentType, style, explode, allowReserved } = objectOf(written);
    const hasStyle = style !== undefined || explode !== undefined || allowReserved !== undefined;
    const isJson = !hasStyle && /[/+]json\b/i.test(textOf(contentType) ?? "");
    const how = isJson ? { style: "json" } : parameterStyleOf(document, "query", objectOf(written));
    const isDeep = style === "deepObject";
    const found = isDeep ? { style: "deepObject" } : how;
    return found ? [[name, styleLiteral(found)] as const] : [];
  });
  return orNothing(objectLiteral(styles));
};

const contentTypes = ({ encoding }: BodyModel): string => {
  const types = entriesOf(encoding).flatMap(([name, written]) => {
    const contentType = textOf(objectOf(written).contentType);
    return contentType === undefined ? [] : [[name, JSON.stringify(contentType)] as const];
  });
  return orNothing(objectLiteral(types));
};

const answerEntries = ({ successes, failures }: OperationModel): readonly Entry[] => {
  const withBody = successes.filter(({ body }) => body !== undefined);
  const accept = acceptOf(successes, failures);
  const byStatus = withBody.flatMap(({ status, body }) => {
    const reader = body && readers[body.kind];
    return reader ? [[status === "default" ? "2XX" : status.toUpperCase(), reader] as const] : [];
  });
  const isUniform =
    byStatus.length === withBody.length && new Set(byStatus.map(([, reader]) => reader)).size === 1;
  const [first] = byStatus;
  const table: readonly Entry[] = isUniform && first ? [["2XX", first[1]]] : byStatus;
  return [
    ...(accept === undefined ? [] : [["accept", JSON.stringify(accept)] as const]),
    ...(table.length > 0 ? [["readers", objectLiteral(table)] as const] : []),
    ...(withBody.length > 0 && withBody.length < successes.length ? [["mayBeEmpty", "true"] as const] : []),
  ];
};

const mediaTypesOf = (answers: readonly AnswerModel[]): readonly string[] =>
  answers.flatMap(({ body }) => {
    if (body === undefined) return [];
    return body.mediaType.includes("*")
      ? body.kind === "json"
        ? ["application/json"]
        : []
      : [body.mediaType];
  });

/**
 * The `Accept` header of a method (RFC 9110, 12.5.1): the media types of its successes, then with a lower weight those
 * of its failures. Undefined if that is only `application/json`, the default.
 */
const acceptOf = (
  successes: readonly AnswerModel[],
  failures: readonly AnswerModel[],
): string | undefined => {
  const wanted = new Set(mediaTypesOf(successes));
  const isAnything = successes.some(({ body }) => body?.mediaType.includes("*") && body.kind !== "json");
  if (isAnything) return "*/*";
  const others = new Set(mediaTypesOf(failures).filter((each) => !wanted.has(each)));
  const text = [...wanted, ...[...others].map((each) => (wanted.size > 0 ? `${each};q=0.5` : each))].join(
    ", ",
  );
  return text === "application/json" || text === "" ? undefined : text;
};

/** The imports for the functions that a generated module uses. */
export const runtimeImports = (code: string): readonly string[] =>
  Object.entries(runtime).flatMap(([subpath, functions]) => {
    const used = functions.filter((name) => new RegExp(`: (\\{.*: )?${propertyKey(name)}\\b`).test(code));
    return used.length === 0
      ? []
      : [`import { ${used.join(", ")} } from "@provider-clients/client-core/${subpath}";`];
  });
