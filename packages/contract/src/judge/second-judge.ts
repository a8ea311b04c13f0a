import { splitPointer } from "@provider-clients/openapi";
import type { ErrorObject } from "ajv/dist/2020.js";
import { answerFor, mediaFor } from "../document/answer-for.js";
import type { Json } from "../document/json.js";
import type { MediaType, Operation, Parameter } from "../document/operation.js";
import { decodeText, type Router } from "../document/route.js";
import type { Readers, SchemaReader } from "../schema/schema-reader.js";
import { bodyFormOf, readBodyValue } from "../wire/body.js";
import { readQueryParameter, readSimpleParameter } from "../wire/deserialise.js";
import { isJsonType } from "../wire/media-types.js";
import type { JudgedRequest } from "./prism.js";
import { judgeSecurity } from "./security.js";
import { undeclaredNames } from "./undeclared.js";
import type { FoundViolation } from "./violation.js";

/**
 * Judges requests and answers only by the document: Ajv on the document's own schemas, with our own parsing of
 * parameters and credentials. It shares only Ajv with Prism, and checks what Prism ignores.
 */
export interface SecondJudge {
  /** Returns the operation of a request and its violations. Undeclared names are warnings. */
  judgeRequest(request: JudgedRequest): { operation: Operation | undefined; violations: FoundViolation[] };
  /** Returns the violations of an answer, including its status. */
  judgeAnswer(
    operation: Operation,
    status: number,
    contentType: string | undefined,
    body: Json | undefined,
  ): FoundViolation[];
}

/** Creates the second judge for a document. */
export const createSecondJudge = (
  readers: Readers,
  routeOf: Router,
  options: { checkCredentials: boolean },
): SecondJudge => ({
  judgeRequest(request) {
    const route = routeOf(request.method.toUpperCase(), request.url.path);
    if (!route) return { operation: undefined, violations: [] };
    const { operation, values } = route;
    const violations = [
      ...(options.checkCredentials ? judgeSecurity(operation, request) : []),
      ...judgeParameters(readers.request, operation, request, values),
      ...judgeBody(readers.request, operation, request),
    ];
    return { operation, violations };
  },
  judgeAnswer(operation, status, contentType, body) {
    const answer = answerFor(operation, status);
    if (!answer) return [violation(["response"], "status", `The status ${status} is not documented`)];
    if (answer.contents.length === 0 || body === undefined) return [];
    const media = mediaFor(answer.contents, contentType);
    if (!media) {
      return [
        violation(["response", "header", "content-type"], "content-type", "The media type is not documented"),
      ];
    }
    const own = contentType === undefined ? media : { ...media, type: contentType };
    const isText = typeof body === "string" && !isJsonType(own.type);
    if (isText && bodyFormOf(readers.answer, own) === "opaque") return [];
    const value = isText ? readBodyValue(readers.answer, own, body, contentType) : body;
    return schemaViolations(readers.answer, media.schemaPointer, value ?? body, ["response", "body"]);
  },
});

const judgeParameters = (
  reader: SchemaReader,
  operation: Operation,
  request: JudgedRequest,
  values: Readonly<Record<string, string>>,
): FoundViolation[] => {
  const found: FoundViolation[] = [];
  const usedQuery = new Set(
    operation.security.flat().flatMap(({ place, key }) => (place === "query" ? [key] : [])),
  );
  const others = new Set([...usedQuery, ...operation.parameters.map(({ name }) => name)]);
  for (const parameter of operation.parameters) {
    const { name, in: place } = parameter;
    const { value, used } = readParameter(reader, parameter, request, values, others);
    for (const each of used) usedQuery.add(each);
    const location = ["request", place, name];
    if (value !== undefined)
      found.push(...schemaViolations(reader, parameter.schemaPointer, value, location));
    else if (parameter.isRequired) {
      found.push({
        ...violation(["request", place], "required", `must have required ${place} parameter '${name}'`),
        missing: name,
      });
    }
  }
  for (const name of Object.keys(request.url.query)) {
    if (!usedQuery.has(name))
      found.push(undeclared(["request", "query", name], `The query parameter '${name}' is not declared`));
  }
  return found;
};

const readParameter = (
  reader: SchemaReader,
  parameter: Parameter,
  request: JudgedRequest,
  values: Readonly<Record<string, string>>,
  others: ReadonlySet<string>,
): { value: Json | undefined; used: readonly string[] } => {
  if (parameter.in === "query") return readQueryParameter(reader, parameter, request.url.query, others);
  const text = textOf(parameter, request, values);
  if (text === undefined) return { value: undefined, used: [] };
  const decode = parameter.in === "path" ? decodeText : undefined;
  return { value: readSimpleParameter(reader, parameter, text, decode), used: [] };
};

const textOf = (
  { in: place, name }: Parameter,
  request: JudgedRequest,
  values: Readonly<Record<string, string>>,
) => {
  if (place === "path") return values[name];
  if (place === "header") return request.headers[name.toLowerCase()];
  const cookies = request.headers.cookie?.split(";") ?? [];
  return cookies
    .map((each) => each.trim())
    .find((each) => each.startsWith(`${name}=`))
    ?.slice(name.length + 1);
};

const judgeBody = (reader: SchemaReader, { body }: Operation, request: JudgedRequest): FoundViolation[] => {
  const location = ["request", "body"];
  if (!body) return request.body === undefined ? [] : [undeclared(location, "The operation has no body")];
  const type = request.headers["content-type"];
  const media = mediaFor(body.contents, type);
  // An empty form or string has no bytes; only its content type distinguishes it from no body.
  const isEmpty = type !== undefined && media !== undefined && hasEmptyValue(reader, { ...media, type });
  // The JSON text `null` is a body.
  const given = request.body === undefined && isEmpty ? "" : request.body;
  if (given === undefined) {
    return body.isRequired ? [violation(location, "required", "A body is required")] : [];
  }
  if (!media)
    return [violation(["request", "header", "content-type"], 415, "The media type is not documented")];
  const own = type === undefined ? media : { ...media, type };
  if (bodyFormOf(reader, own) === "opaque") return [];
  const isText = typeof given === "string" && !isJsonType(own.type);
  const value = isText ? readBodyValue(reader, own, given, type) : given;
  if (value === undefined)
    return [violation(location, "malformed", `The body is not built as ${media.type} is`)];
  return [
    ...schemaViolations(reader, media.schemaPointer, value, location),
    ...undeclaredNames(reader, reader.at(media.schemaPointer), value).map((path) => {
      return undeclared([...location, ...path], `The property '${path.at(-1)}' is not declared`);
    }),
  ];
};

const hasEmptyValue = (reader: SchemaReader, media: MediaType): boolean =>
  ["form", "text"].includes(bodyFormOf(reader, media));

const schemaViolations = (
  reader: SchemaReader,
  pointer: string | undefined,
  value: Json,
  location: readonly string[],
): FoundViolation[] => {
  if (pointer === undefined) return [];
  const validate = reader.compiler.compile(pointer);
  if (validate(value)) return [];
  return (validate.errors ?? []).map((error) => fromError(error, location));
};

const fromError = (error: ErrorObject, location: readonly string[]): FoundViolation => {
  const missing: unknown = error.params.missingProperty;
  const extra: unknown = error.params.additionalProperty ?? error.params.unevaluatedProperty;
  const detail = typeof extra === "string" ? `: '${extra}'` : "";
  return {
    ...violation(
      [...location, ...splitPointer(error.instancePath)],
      error.keyword,
      `${error.message}${detail}`,
    ),
    schema: error.parentSchema,
    ...(typeof missing === "string" ? { missing } : {}),
  };
};

const violation = (location: readonly string[], code: string | number, message: string): FoundViolation => ({
  location,
  severity: "Error",
  code,
  message,
  judge: "second",
});

const undeclared = (location: readonly string[], message: string): FoundViolation => ({
  location,
  severity: "Warning",
  code: "undeclared",
  message,
  judge: "second",
});
