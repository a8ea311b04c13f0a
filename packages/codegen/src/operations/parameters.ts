import {
  followReference,
  isObject,
  type JsonObject,
  listOf,
  type OperationPlace,
  objectOf,
  textOf,
} from "@provider-clients/openapi";
import { isScalar, type ParameterPlace, type ParameterStyle, parameterStyleOf } from "./parameter-style.js";

/** A parameter with its references followed. */
export interface ParameterModel {
  readonly name: string;
  readonly in: ParameterPlace;
  readonly isRequired: boolean;
  readonly description: string | undefined;
  readonly schema: JsonObject;
  /** True for a value in the query whose members may stand bare in it: `style: form` and exploded, the defaults. */
  readonly isSpread: boolean;
  /** How it is written where that is not what every client does by itself. */
  readonly style: ParameterStyle | undefined;
}

// OpenAPI, Parameter Object: definitions of these in the header "SHALL be ignored".
const ignored = new Set(["accept", "content-type", "authorization"]);

/**
 * The parameters of an operation. Its own replaces the path item's of the same name and place; one that the path has no
 * place for, and a header that OpenAPI ignores, are left out.
 */
export const parametersOf = (
  document: JsonObject,
  { operation, pathItem, path }: OperationPlace,
): readonly ParameterModel[] => {
  const byPlace = new Map<string, ParameterModel>();
  for (const entry of [...listOf(pathItem.parameters), ...listOf(operation.parameters)]) {
    const parameter = describe(document, objectOf(followReference(document, entry)));
    const { name, in: place } = parameter;
    if (place === "header" && ignored.has(name.toLowerCase())) continue;
    if (place === "path" && !path.includes(`{${name}}`)) continue;
    byPlace.set(`${place} ${name}`, parameter);
  }
  return [...byPlace.values()];
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
