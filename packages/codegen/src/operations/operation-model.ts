import {
  entriesOf,
  followReference,
  isObject,
  type Json,
  type JsonObject,
  joinPointer,
  listOf,
  type OperationPlace,
  objectOf,
  operationsIn,
  textOf,
} from "@provider-clients/openapi";
import { type BodyModel, chooseBody } from "./media.js";
import { type PaginationModel, paginationOf } from "./pagination-model.js";
import { isSentByClient, type ParameterModel, parametersOf } from "./parameters.js";
import { type Alternatives, alternativesOf, credentialPlacesOf } from "./security.js";

/** One documented response. */
export interface AnswerModel {
  /** `200`, `2XX` or `default`. */
  readonly status: string;
  readonly description: string | undefined;
  /** Undefined if no body is documented. */
  readonly body: BodyModel | undefined;
}

/** The body of a request. */
export interface RequestBodyModel extends BodyModel {
  readonly isRequired: boolean;
  readonly description: string | undefined;
}

/** Everything that generated code needs to know about one operation. */
export interface OperationModel {
  readonly id: string;
  /** Upper case. */
  readonly method: string;
  /** Without a fragment, which is never sent (RFC 9110, 4.2.5). */
  readonly path: string;
  readonly pointer: string;
  readonly summary: string | undefined;
  readonly description: string | undefined;
  readonly undocumented: string | undefined;
  readonly isDeprecated: boolean;
  /** In the order of the path. */
  readonly pathParameters: readonly ParameterModel[];
  readonly queryParameters: readonly ParameterModel[];
  /** Query parameters of which at least one is required. */
  readonly atLeastOneQuery: readonly string[];
  /** Without the header for the idempotency key. */
  readonly headerParameters: readonly ParameterModel[];
  readonly cookieParameters: readonly ParameterModel[];
  /** Documented parameters that no caller gives: the client sends them itself. */
  readonly sentByClient: readonly ParameterModel[];
  readonly body: RequestBodyModel | undefined;
  /** True if the document describes a body that this method cannot send: GET and HEAD. */
  readonly hasUnsentBody: boolean;
  /** The 2xx responses, or the `default` one if none is documented. */
  readonly successes: readonly AnswerModel[];
  readonly failures: readonly AnswerModel[];
  readonly isIdempotent: boolean;
  readonly isSafe: boolean;
  readonly security: Alternatives;
  readonly pagination: PaginationModel | undefined;
  readonly idempotencyKey:
    | {
        readonly header: string;
        readonly repeatStatus: number | undefined;
        /** How long the provider remembers a key. */
        readonly holdsForSeconds: number | undefined;
      }
    | undefined;
}

/** The operations of a checked document, in document order. */
export const describeOperations = (document: JsonObject): readonly OperationModel[] =>
  operationsIn(document).map((place) => describeOperation(document, place));

const describeOperation = (document: JsonObject, place: OperationPlace): OperationModel => {
  const { operation, pointer } = place;
  const path = place.path.replace(/#.*$/, "");
  const documented = parametersOf(document, { ...place, path });
  const idempotencyKey = keyOf(operation["x-idempotency-key"]);
  const credentials = credentialPlacesOf(document, operation);
  const sentByClient = documented.filter((each) => isSentByClient(each, idempotencyKey?.header, credentials));
  const inPlace = (where: string): readonly ParameterModel[] =>
    documented.filter((each) => each.in === where && !sentByClient.includes(each));
  const inPath = new Map(inPlace("path").map((each) => [each.name, each]));
  const body = bodyOf(document, place);
  const isBodiless = place.method === "get" || place.method === "head";
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
    queryParameters: inPlace("query"),
    atLeastOneQuery: listOf(operation["x-at-least-one-query"]).map(String),
    headerParameters: inPlace("header"),
    cookieParameters: inPlace("cookie"),
    sentByClient,
    body: isBodiless ? undefined : body,
    hasUnsentBody: isBodiless && body !== undefined,
    ...answersOf(document, place),
    idempotencyKey,
    security: alternativesOf(document, operation),
    pagination: paginationOf(operation["x-pagination"]),
    ...behaviourOf(place),
  };
};

/** The behaviour that HTTP defines for a method, unless the document overrides it. */
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

const bodyOf = (
  document: JsonObject,
  { operation, pointer }: OperationPlace,
): RequestBodyModel | undefined => {
  const request = followReference(document, operation.requestBody);
  const at = referenceOf(operation.requestBody) ?? joinPointer(pointer, "requestBody");
  const body = request && chooseBody(document, request, at);
  return body && { ...body, isRequired: request.required === true, description: textOf(request.description) };
};

const answersOf = (
  document: JsonObject,
  { operation, pointer }: OperationPlace,
): Pick<OperationModel, "successes" | "failures"> => {
  const answers = entriesOf(operation.responses)
    .filter(([status]) => !status.startsWith("x-"))
    .map(([status, written]): AnswerModel => {
      const answer = objectOf(followReference(document, written));
      const at = referenceOf(written) ?? joinPointer(pointer, "responses", status);
      return {
        status,
        description: textOf(answer.description),
        body: chooseBody(document, answer, at),
      };
    });
  const documented = answers.filter(({ status }) => status.startsWith("2"));
  const successes = documented.length > 0 ? documented : answers.filter(({ status }) => status === "default");
  return { successes, failures: answers.filter((answer) => !successes.includes(answer)) };
};

const referenceOf = (value: Json | undefined): string | undefined => textOf(objectOf(value).$ref);
