import {
  type BodyKind,
  bodyKindOf,
  entriesOf,
  followReference,
  isList,
  isObject,
  type Json,
  type JsonObject,
  joinPointer,
  listOf,
  type OperationPlace,
  objectOf,
  operationsIn,
  preferredMediaType,
  textOf,
} from "@provider-clients/openapi";
import { type QueryStyle, queryStyleOf } from "./query-style.js";

/** A parameter with its references followed. */
export interface ParameterModel {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly isRequired: boolean;
  readonly description: string | undefined;
  readonly schema: JsonObject;
  /** True for an object in the query whose members stand bare in it: `style: form` and exploded, the defaults. */
  readonly isSpread: boolean;
  /** How it is written in the query where that is not the default of a client. */
  readonly queryStyle: QueryStyle | undefined;
}

/** The body of a request or of one answer. */
export interface BodyModel {
  readonly mediaType: string;
  readonly kind: BodyKind;
  /** The schema as it is written, so that a `$ref` is still one. */
  readonly schema: Json;
  /** The pointer of the schema. */
  readonly pointer: string;
}

/** One documented answer. */
export interface AnswerModel {
  /** `200`, `2XX` or `default`. */
  readonly status: string;
  readonly description: string | undefined;
  /** Undefined where no body is documented. */
  readonly body: BodyModel | undefined;
}

/** Everything that generated code says about one operation. */
export interface OperationModel {
  readonly id: string;
  /** Upper case. */
  readonly method: string;
  readonly path: string;
  readonly pointer: string;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly undocumented: string | undefined;
  readonly isDeprecated: boolean;
  /** In the order of the path. */
  readonly pathParameters: readonly ParameterModel[];
  readonly queryParameters: readonly ParameterModel[];
  /** Query parameters of which at least one has to be there. */
  readonly atLeastOneQuery: readonly string[];
  /** Without the header that carries the idempotency key. */
  readonly headerParameters: readonly ParameterModel[];
  readonly body:
    | (BodyModel & { readonly isRequired: boolean; readonly description: string | undefined })
    | undefined;
  readonly successes: readonly AnswerModel[];
  readonly failures: readonly AnswerModel[];
  readonly isIdempotent: boolean;
  readonly isSafe: boolean;
  /** The document says that nobody has to prove who is calling; undefined security says nothing. */
  readonly isOpen: boolean;
  readonly idempotencyKey:
    | {
        readonly header: string;
        readonly repeatStatus: number | undefined;
        /** For how long the provider remembers a key. */
        readonly holdsForSeconds: number | undefined;
      }
    | undefined;
}

/** The operations of a checked document, in its order. */
export const describeOperations = (document: JsonObject): readonly OperationModel[] =>
  operationsIn(document).map((place) => describeOperation(document, place));

const describeOperation = (document: JsonObject, place: OperationPlace): OperationModel => {
  const { operation, path, pointer } = place;
  const parameters = parametersOf(document, place);
  const inPath = new Map(parameters.filter((each) => each.in === "path").map((each) => [each.name, each]));
  const answers = answersOf(document, place);
  const isSuccess = ({ status }: AnswerModel): boolean => status.startsWith("2");
  const idempotencyKey = keyOf(operation["x-idempotency-key"]);
  const keyHeader = idempotencyKey?.header;
  return {
    id: String(operation.operationId),
    method: place.method.toUpperCase(),
    path,
    pointer,
    summary: textOf(operation.summary),
    description: textOf(operation.description),
    undocumented: textOf(operation["x-undocumented"]),
    isDeprecated: operation.deprecated === true,
    pathParameters: [...path.matchAll(/\{([^}]*)\}/g)].flatMap(([, name = ""]) => inPath.get(name) ?? []),
    queryParameters: parameters.filter((each) => each.in === "query"),
    atLeastOneQuery: listOf(operation["x-at-least-one-query"]).map(String),
    headerParameters: parameters.filter((each) => each.in === "header" && each.name !== keyHeader),
    body: bodyOf(document, place),
    successes: answers.filter(isSuccess),
    failures: answers.filter((answer) => !isSuccess(answer)),
    idempotencyKey,
    isOpen: isOpen(operation.security ?? document.security),
    ...behaviourOf(place),
  };
};

const isOpen = (security: Json | undefined): boolean =>
  isList(security) && security.every((requirement) => Object.keys(objectOf(requirement)).length === 0);

/** What HTTP says of a method, unless the document says otherwise. */
const behaviourOf = ({
  method,
  operation,
}: OperationPlace): Pick<OperationModel, "isIdempotent" | "isSafe"> => {
  const isIdempotentByMethod = ["get", "head", "put", "delete", "options", "trace"].includes(method);
  const isSafeByMethod = ["get", "head", "options", "trace"].includes(method);
  return {
    isIdempotent:
      typeof operation["x-idempotent"] === "boolean" ? operation["x-idempotent"] : isIdempotentByMethod,
    isSafe: isSafeByMethod && operation["x-safe"] !== false,
  };
};

const keyOf = (extension: Json | undefined): OperationModel["idempotencyKey"] => {
  if (!isObject(extension)) return undefined;
  const { header, repeatStatus, holdsForSeconds } = extension;
  return {
    header: String(header),
    repeatStatus: typeof repeatStatus === "number" ? repeatStatus : undefined,
    holdsForSeconds: typeof holdsForSeconds === "number" ? holdsForSeconds : undefined,
  };
};

/** An operation's own parameter replaces the path item's of the same name and place. */
const parametersOf = (
  document: JsonObject,
  { operation, pathItem }: OperationPlace,
): readonly ParameterModel[] => {
  const byPlace = new Map<string, ParameterModel>();
  for (const entry of [...listOf(pathItem.parameters), ...listOf(operation.parameters)]) {
    const parameter = objectOf(followReference(document, entry));
    const place = parameter.in as ParameterModel["in"];
    const schema = objectOf(followReference(document, parameter.schema));
    const { style = "form", explode = true } = parameter;
    byPlace.set(`${place} ${String(parameter.name)}`, {
      name: String(parameter.name),
      in: place,
      isRequired: parameter.required === true || place === "path",
      description: textOf(parameter.description),
      schema,
      isSpread: place === "query" && schema.type === "object" && style === "form" && explode === true,
      queryStyle: place === "query" ? queryStyleOf(parameter) : undefined,
    });
  }
  return [...byPlace.values()];
};

const bodyOf = (document: JsonObject, { operation, pointer }: OperationPlace): OperationModel["body"] => {
  const request = followReference(document, operation.requestBody);
  const body =
    request && chosenBody(request, referenceOf(operation.requestBody) ?? joinPointer(pointer, "requestBody"));
  return body && { ...body, isRequired: request.required === true, description: textOf(request.description) };
};

const answersOf = (document: JsonObject, { operation, pointer }: OperationPlace): readonly AnswerModel[] =>
  entriesOf(operation.responses)
    .filter(([status]) => !status.startsWith("x-"))
    .map(([status, written]) => {
      const answer = objectOf(followReference(document, written));
      return {
        status,
        description: textOf(answer.description),
        body: chosenBody(answer, referenceOf(written) ?? joinPointer(pointer, "responses", status)),
      };
    });

const referenceOf = (value: Json | undefined): string | undefined => textOf(objectOf(value).$ref);

const chosenBody = (holder: JsonObject, pointer: string): BodyModel | undefined => {
  const content = objectOf(holder.content);
  const mediaType = preferredMediaType(Object.keys(content));
  if (mediaType === undefined) return undefined;
  return {
    mediaType,
    kind: bodyKindOf(mediaType),
    schema: objectOf(content[mediaType]).schema ?? true,
    pointer: joinPointer(pointer, "content", mediaType, "schema"),
  };
};
