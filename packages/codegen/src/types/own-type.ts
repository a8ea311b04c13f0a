import { listOf, templateParts, textOf } from "@provider-clients/openapi";
import { arrayType } from "./array-type.js";
import { anyOfKinds, meet, union } from "./combine.js";
import type { Admitted, Expression } from "./expression.js";
import { allKinds, type JsonKind, namedKinds } from "./json-kind.js";
import { literalType } from "./literal-type.js";
import { objectType } from "./object-type.js";
import type { Place, TypeContext } from "./type-context.js";

/** The type from a schema's own keywords, without other schemas for the same value. */
export const ownType = (place: Place, context: TypeContext): Admitted => {
  const kinds = ownKinds(place, context);
  const types = [...kinds].map((kind) => kindTypes[kind]?.(place, context) ?? anyOfKinds(new Set([kind])));
  return meet(union(...types), literalType(place, context), () => undefined);
};

const ownKinds = ({ schema, pointer }: Place, { isOld, lose }: TypeContext): ReadonlySet<JsonKind> => {
  const { type, nullable } = schema;
  if (nullable !== undefined && !isOld)
    lose(pointer, "nullable", 'it has no meaning since OpenAPI 3.1. Write `type: [string, "null"]`');
  if (type === undefined) return schema.properties === undefined ? allKinds : new Set(["object"] as const);
  const kinds = namedKinds(type);
  if (kinds === undefined) lose(pointer, "type", "it names no JSON type");
  const named = kinds ?? allKinds;
  return isOld && nullable === true ? named.union(new Set(["null"] as const)) : named;
};

const strings = new Set(["string"] as const);

/** A string; in requests also the bytes of a file, or a template. */
const stringType = ({ schema }: Place, { isSent }: TypeContext): Admitted => {
  const file = isSent && isFile(schema) ? ({ is: "builtIn", text: "Blob" } as const) : undefined;
  const type = file ?? (isSent ? templateType(schema) : undefined);
  return type ? [{ kinds: strings, type }] : anyOfKinds(strings);
};

/** `format: binary` (3.0), or a media type without an encoding (3.1). */
const isFile = ({ type, format, contentMediaType, contentEncoding }: Place["schema"]): boolean =>
  listOf(type)
    .concat(type ?? null)
    .includes("string") &&
  (format === "binary" || (contentMediaType !== undefined && contentEncoding === undefined));

const templateType = (schema: Place["schema"]): Expression | undefined => {
  const [pattern, template] = [textOf(schema.pattern), textOf(schema["x-template"])];
  const parts =
    pattern === undefined || template === undefined ? undefined : templateParts(pattern, template);
  return parts && { is: "text", parts };
};

/** Kinds that a schema may constrain further. */
const kindTypes: Partial<Record<JsonKind, (place: Place, context: TypeContext) => Admitted>> = {
  string: stringType,
  array: arrayType,
  object: objectType,
};
