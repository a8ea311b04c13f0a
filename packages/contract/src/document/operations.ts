import { joinPointer } from "@provider-clients/openapi";
import { isJsonObject, type Json, type JsonObject } from "./json.js";
import type {
  DocumentedAnswer,
  DocumentedHeader,
  Encoding,
  MediaType,
  NamedExample,
  Operation,
  Parameter,
  ParameterPlace,
  RequestBody,
  SecurityScheme,
} from "./operation.js";
import { type Located, resolve } from "./resolve.js";
import { securityOf, securitySchemesOf } from "./security.js";

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
const places = new Set(["path", "query", "header", "cookie"]);
// OpenAPI ignores header parameters with the first three names, which are described elsewhere. The others belong to the
// connection and are written by whatever sends the request (RFC 9110, 7.6.1; Fetch, forbidden request-headers).
const describedElsewhere = new Set(
  "accept content-type authorization connection content-length host keep-alive te trailer transfer-encoding upgrade".split(
    " ",
  ),
);

/**
 * The operations of a checked document, in document order.
 *
 * Deliberately not read by packages/openapi: a judge must not share the generator's mistakes.
 */
export const operationsOf = (document: JsonObject): Operation[] => operationsIn(document, "paths");

/** The webhooks of a document, read in the same way; the path of each is its name. */
export const webhooksOf = (document: JsonObject): Operation[] => operationsIn(document, "webhooks");

const operationsIn = (document: JsonObject, section: "paths" | "webhooks"): Operation[] => {
  const { [section]: written } = document;
  const items = isJsonObject(written) ? written : {};
  return Object.entries(items).flatMap(([path, written]) => {
    const item = resolve(document, joinPointer("#", section, path), written);
    return methods.flatMap((method) => {
      const operation = item && resolve(document, joinPointer(item.pointer, method), item.value[method]);
      return item && operation ? [operationOf(document, path, method, item, operation)] : [];
    });
  });
};

const operationOf = (
  document: JsonObject,
  path: string,
  method: string,
  item: Located,
  own: Located,
): Operation => {
  const { operationId } = own.value;
  const body = bodyOf(document, own);
  const key = own.value["x-idempotency-key"];
  const isRead = method === "get" || method === "head";
  const security = securityOf(document, own.value.security ?? document.security);
  return {
    id: typeof operationId === "string" ? operationId : `${method} ${path}`,
    method: method.toUpperCase(),
    path,
    pointer: own.pointer,
    parameters: parametersOf(document, item, own).filter((each) => !isCredential(each, security.flat())),
    ...(body ? { body } : {}),
    answers: answersOf(document, own),
    security,
    unsaidSecurity:
      own.value.security === undefined && document.security === undefined ? securitySchemesOf(document) : [],
    isSafe: isRead && own.value["x-safe"] !== false,
    ...(isJsonObject(key) && typeof key.header === "string" ? { keyHeader: key.header.toLowerCase() } : {}),
    ...skipOf(own.value),
  };
};

const skipOf = (value: JsonObject): { skip?: string } => {
  const reason = value["x-contract-skip"];
  return typeof reason === "string" ? { skip: reason } : {};
};

// A parameter in the place of a credential is the credential, which no caller gives a second time.
const isCredential = ({ in: place, name }: Parameter, schemes: readonly SecurityScheme[]): boolean =>
  schemes.some(
    (scheme) => scheme.place === place && scheme.key === (place === "header" ? name.toLowerCase() : name),
  );

const parametersOf = (document: JsonObject, ...owners: Located[]): Parameter[] => {
  const found = new Map<string, Parameter>();
  for (const { pointer, value } of owners) {
    const list = Array.isArray(value.parameters) ? value.parameters : [];
    list.forEach((each, index) => {
      const parameter = resolve(document, joinPointer(pointer, "parameters", index), each);
      const read = parameter && parameterOf(document, parameter);
      // A header's name has no case.
      const name = read?.in === "header" ? read.name.toLowerCase() : read?.name;
      if (read) found.set(`${read.in} ${name}`, read);
    });
  }
  return [...found.values()];
};

const parameterOf = (document: JsonObject, { pointer, value }: Located): Parameter | undefined => {
  const { name, in: place } = value;
  if (typeof name !== "string" || !isPlace(place)) return undefined;
  if (place === "header" && describedElsewhere.has(name.toLowerCase())) return undefined;
  const isForm = place === "query" || place === "cookie";
  const style = typeof value.style === "string" ? value.style : isForm ? "form" : "simple";
  const [content] = contentsOf(document, { pointer, value });
  const hasSchema = isJsonObject(value.schema) || typeof value.schema === "boolean";
  const schemaPointer = hasSchema ? joinPointer(pointer, "schema") : content?.schemaPointer;
  return {
    name,
    in: place,
    isRequired: value.required === true || place === "path",
    pointer,
    ...(schemaPointer ? { schemaPointer } : {}),
    style,
    explode: typeof value.explode === "boolean" ? value.explode : style === "form",
    allowReserved: value.allowReserved === true,
    ...(content ? { contentType: content.type } : {}),
    examples: examplesOf(document, { pointer, value }),
    isSensitive: value["x-sensitive"] === true,
    ...skipOf(value),
  };
};

const isPlace = (place: Json | undefined): place is ParameterPlace =>
  typeof place === "string" && places.has(place);

const bodyOf = (document: JsonObject, { pointer, value }: Located): RequestBody | undefined => {
  const body = resolve(document, joinPointer(pointer, "requestBody"), value.requestBody);
  if (!body) return undefined;
  return {
    isRequired: body.value.required === true,
    pointer: body.pointer,
    contents: contentsOf(document, body),
  };
};

const answersOf = (document: JsonObject, { pointer, value }: Located): DocumentedAnswer[] => {
  const answers = isJsonObject(value.responses) ? value.responses : {};
  return Object.entries(answers).flatMap(([status, written]) => {
    const answer = resolve(document, joinPointer(pointer, "responses", status), written);
    if (!answer) return [];
    const contents = contentsOf(document, answer);
    const headers = headersOf(document, answer);
    return [{ status, pointer: answer.pointer, contents, headers, ...skipOf(answer.value) }];
  });
};

const headersOf = (document: JsonObject, { pointer, value }: Located): DocumentedHeader[] => {
  const headers = isJsonObject(value.headers) ? value.headers : {};
  return Object.entries(headers).flatMap(([name, written]) => {
    const header = resolve(document, joinPointer(pointer, "headers", name), written);
    if (!header) return [];
    const hasSchema = isJsonObject(header.value.schema) || typeof header.value.schema === "boolean";
    return [
      {
        ...(hasSchema ? { schemaPointer: joinPointer(header.pointer, "schema") } : {}),
        examples: examplesOf(document, header),
      },
    ];
  });
};

const contentsOf = (document: JsonObject, { pointer, value }: Located): MediaType[] => {
  const contents = isJsonObject(value.content) ? value.content : {};
  return Object.entries(contents).flatMap(([type, written]) => {
    const at = joinPointer(pointer, "content", type);
    const media = resolve(document, at, written);
    if (!media) return [];
    const hasSchema = isJsonObject(media.value.schema) || typeof media.value.schema === "boolean";
    return [
      {
        type,
        pointer: media.pointer,
        ...(hasSchema ? { schemaPointer: joinPointer(media.pointer, "schema") } : {}),
        encodings: encodingsOf(media.value),
        examples: examplesOf(document, media),
      },
    ];
  });
};

const encodingsOf = ({ encoding }: JsonObject): Record<string, Encoding> => {
  const entries = Object.entries(isJsonObject(encoding) ? encoding : {});
  return Object.fromEntries(
    entries.flatMap(([name, written]): [string, Encoding][] => {
      if (!isJsonObject(written)) return [];
      const { contentType, style, explode, allowReserved } = written;
      return [
        [
          name,
          {
            ...(typeof contentType === "string" ? { contentType } : {}),
            ...(typeof style === "string" ? { style } : {}),
            ...(typeof explode === "boolean" ? { explode } : {}),
            ...(allowReserved === true ? { allowReserved } : {}),
          },
        ],
      ];
    }),
  );
};

const examplesOf = (document: JsonObject, { pointer, value }: Located): NamedExample[] => {
  const named = isJsonObject(value.examples) ? Object.entries(value.examples) : [];
  const found = named.flatMap(([name, written]) => {
    const example = resolve(document, joinPointer(pointer, "examples", name), written);
    if (example?.value.value === undefined) return [];
    return [{ name, pointer: example.pointer, value: example.value.value }];
  });
  // Prism returns the unnamed example when asked for `default`.
  if (value.example === undefined) return found;
  return [{ name: "default", pointer: joinPointer(pointer, "example"), value: value.example }, ...found];
};
