import { type BodyKind, entriesOf, type JsonObject, objectOf, textOf } from "@provider-clients/openapi";
import { type BodyModel, rawMediaType } from "./media.js";
import type { AnswerModel, OperationModel } from "./operation-model.js";
import { type ParameterPlace, type ParameterStyle, parameterStyleOf } from "./parameter-style.js";
import type { ParameterModel } from "./parameters.js";
import { jsonLiteral, objectLiteral } from "./provider-definition.js";

/** One entry of an operation's literal. */
export interface WireEntry {
  readonly key: string;
  readonly code: string;
  /** The functions of client-core that the code calls or names. */
  readonly uses: readonly RuntimeFunction[];
}

/**
 * The readers for bodies that are not JSON. A received form is read as a string; the parts of a multipart are not
 * parsed.
 */
const readers: Partial<Record<BodyKind, RuntimeFunction>> = {
  text: "readText",
  form: "readText",
  binary: "readRaw",
  multipart: "readRaw",
};

/** The functions that generated code imports from client-core, by subpath. */
const runtime = {
  bodies: [
    "createFormWriter",
    "createJsonWriter",
    "createMultipartWriter",
    "createRawWriter",
    "readRaw",
    "readText",
  ],
  parameters: ["createParameterWriter", "writeCookies"],
} as const;

type RuntimeFunction = (typeof runtime)[keyof typeof runtime][number];

/** Their names, which nothing else in such a module can have. */
export const runtimeFunctions: readonly string[] = Object.values(runtime).flat();

const called = (key: string, name: RuntimeFunction, argument: string): WireEntry => ({
  key,
  code: `${name}(${argument})`,
  uses: [name],
});

const literal = (key: string, code: string): WireEntry => ({ key, code, uses: [] });

/** The entries of an operation for parameters, bodies and responses that clients do not handle by default. */
export const wireEntries = (document: JsonObject, operation: OperationModel): readonly WireEntry[] => [
  ...parameterEntries(operation),
  ...(operation.body ? bodyEntries(document, operation.body) : []),
  ...answerEntries(operation),
];

const parameterEntries = (operation: OperationModel): readonly WireEntry[] => {
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
    ...(spread.length > 0 ? [literal("spread", JSON.stringify(spread))] : []),
    ...(styles.length > 0 ? [called("writeParameter", "createParameterWriter", objectLiteral(styles))] : []),
    ...(cookieParameters.length > 0
      ? [{ key: "writeCookies", code: "writeCookies", uses: ["writeCookies"] } as const]
      : []),
  ];
};

const styleLiteral = (style: ParameterStyle): string => jsonLiteral({ ...style });

/** The function that writes a body; none for plain JSON, which every client writes. */
const bodyEntries = (document: JsonObject, body: BodyModel): readonly WireEntry[] => {
  const { kind, mediaType } = body;
  if (kind === "form") return [called("writeBody", "createFormWriter", fieldStyles(document, body))];
  if (kind === "multipart") return [called("writeBody", "createMultipartWriter", contentTypes(body))];
  if (kind !== "json")
    return [called("writeBody", "createRawWriter", JSON.stringify(rawMediaType(body) ?? mediaType))];
  const isPlain = mediaType.includes("*") || /^application\/json\s*(;|$)/i.test(mediaType);
  return isPlain ? [] : [called("writeBody", "createJsonWriter", JSON.stringify(mediaType))];
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

const answerEntries = ({ successes, failures }: OperationModel): readonly WireEntry[] => {
  const withBody = successes.filter(({ body }) => body !== undefined);
  const accept = acceptOf(successes, failures);
  const byStatus = withBody.flatMap(({ status, body }) => {
    const reader = body && readers[body.kind];
    return reader ? [[status === "default" ? "2XX" : status.toUpperCase(), reader] as const] : [];
  });
  const isUniform =
    byStatus.length === withBody.length && new Set(byStatus.map(([, reader]) => reader)).size === 1;
  const [first] = byStatus;
  const table = isUniform && first ? [["2XX", first[1]] as const] : byStatus;
  const uses = table.map(([, reader]) => reader);
  return [
    ...(accept === undefined ? [] : [literal("accept", JSON.stringify(accept))]),
    ...(table.length > 0 ? [{ key: "readers", code: objectLiteral(table), uses }] : []),
    ...(withBody.length > 0 && withBody.length < successes.length ? [literal("mayBeEmpty", "true")] : []),
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

/** The imports for the functions that the entries of a module use. */
export const runtimeImports = (entries: readonly WireEntry[]): readonly string[] => {
  const uses = new Set<string>(entries.flatMap((entry) => entry.uses));
  return Object.entries(runtime).flatMap(([subpath, functions]) => {
    const used = functions.filter((name) => uses.has(name));
    return used.length === 0
      ? []
      : [`import { ${used.join(", ")} } from "@provider-clients/client-core/${subpath}";`];
  });
};
