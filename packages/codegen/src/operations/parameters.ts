import {
  followReference,
  isIgnoredHeader,
  isObject,
  type JsonObject,
  listOf,
  type OperationPlace,
  objectOf,
  parameterKey,
  textOf,
} from "@provider-clients/openapi";
import { isScalar, type ParameterPlace, type ParameterStyle, parameterStyleOf } from "./parameter-style.js";
import type { CredentialPlace } from "./security.js";

/** A parameter with its references resolved. */
export interface ParameterModel {
  readonly name: string;
  readonly in: ParameterPlace;
  readonly isRequired: boolean;
  readonly description: string | undefined;
  readonly schema: JsonObject;
  /** True for a query value whose members become parameters of their own: `style: form`, exploded (the defaults). */
  readonly isSpread: boolean;
  /** How it is written, if it differs from what every client does by default. */
  readonly style: ParameterStyle | undefined;
}

/**
 * The parameters of an operation. Its own override those of the path item with the same name and location. Path
 * parameters that are not in the path are left out.
 */
export const parametersOf = (
  document: JsonObject,
  { operation, pathItem, path }: OperationPlace,
): readonly ParameterModel[] => {
  const byPlace = new Map<string, ParameterModel>();
  for (const entry of [...listOf(pathItem.parameters), ...listOf(operation.parameters)]) {
    const parameter = describe(document, objectOf(followReference(document, entry)));
    const { name, in: place } = parameter;
    if (place === "path" && !path.includes(`{${name}}`)) continue;
    byPlace.set(parameterKey(place, name), parameter);
  }
  return [...byPlace.values()];
};

/**
 * True for a header or parameter that the client sends itself: what OpenAPI ignores, what belongs to the connection, the
 * idempotency key, a credential.
 */
export const isSentByClient = (
  { in: place, name }: ParameterModel,
  keyHeader: string | undefined,
  credentials: readonly CredentialPlace[],
): boolean => {
  if (place === "header" && isIgnoredHeader(name)) return true;
  const own = credentials.map((credential) => parameterKey(credential.in, credential.name));
  if (keyHeader !== undefined) own.push(parameterKey("header", keyHeader));
  return own.includes(parameterKey(place, name));
};

const describe = (document: JsonObject, parameter: JsonObject): ParameterModel => {
  const place = parameter.in as ParameterPlace;
  const [media] = isObject(parameter.content) ? Object.values(parameter.content) : [];
  const written = media === undefined ? parameter.schema : objectOf(media).schema;
  const { style = "form", explode = style === "form", content } = parameter;
  return {
    name: String(parameter.name),
    in: place,
    isRequired: parameter.required === true || place === "path",
    description: textOf(parameter.description),
    schema: objectOf(followReference(document, written)),
    isSpread:
      place === "query" &&
      content === undefined &&
      style === "form" &&
      explode === true &&
      !isScalar(document, written),
    style: parameterStyleOf(document, place, parameter),
  };
};
