import { entriesOf, isList, isObject, type Json } from "@provider-clients/openapi";
import { anyOfKinds, anything, meet, union } from "./combine.js";
import { type Admitted, lazily, type Scalar } from "./expression.js";
import { kindOf } from "./json-kind.js";
import type { Place, TypeContext } from "./type-context.js";

/** The type of `const` and `enum`. */
export const literalType = ({ schema, pointer }: Place, context: TypeContext): Admitted => {
  const listed = isList(schema.enum) ? schema.enum : undefined;
  const known = listed?.filter((value) => value !== null) ?? [];
  const isOpen =
    !context.isSent && known.length > 1 && known.every(isScalar) && !context.closedEnums.has(schema);
  const ofNull = context.isOld && schema.nullable === true ? [null] : [];
  const ofEnum = listed && (isOpen ? openType : closedType)([...listed, ...ofNull]);
  const ofConst = schema.const === undefined ? undefined : valueType(schema.const);
  for (const [keyword, values] of [
    ["const", [schema.const ?? null]],
    ["enum", listed ?? []],
  ] as const) {
    const inexact = values.find((value) => typeof value === "number" && !isExact(value));
    if (inexact !== undefined)
      context.lose(pointer, keyword, "a number cannot represent the value exactly, so its type is `number`");
  }
  return meet(ofEnum ?? anything, ofConst ?? anything, () => undefined);
};

const isScalar = (value: Json): value is Scalar => typeof value !== "object" || value === null;

/** False for an integer that JavaScript would round, and for one beyond the range of numbers. */
const isExact = (value: number): boolean =>
  Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));

/** Closed in requests, open in responses: a provider may add a status without telling its clients. */
const openType = (listed: readonly Json[]): Admitted =>
  (["string", "number", "boolean"] as const)
    .map((kind): Admitted => {
      const values = listed.filter(isScalar).filter((value) => typeof value === kind);
      return values.length === 0 ? [] : [{ kinds: new Set([kind]), type: { is: "known", values } }];
    })
    .concat([listed.includes(null) ? valueType(null) : []])
    .flat();

const closedType = (listed: readonly Json[]): Admitted => union(...listed.map(valueType));

/** The type of a single value. */
export const valueType = (value: Json): Admitted => {
  const kinds = new Set([kindOf(value)]);
  if (isList(value)) {
    const of = value.map((item) => lazily(() => valueType(item)));
    return [{ kinds, type: { is: "tuple", of, minimum: of.length, rest: undefined } }];
  }
  if (isObject(value)) {
    const properties = entriesOf(value).map(([name, each]) => {
      const type = lazily(() => valueType(each));
      return [name, { type, isRequired: true, documentation: undefined }] as const;
    });
    return properties.length === 0
      ? anyOfKinds(kinds)
      : [{ kinds, type: { is: "object", properties: new Map(properties) } }];
  }
  if (typeof value === "number" && !isExact(value)) return anyOfKinds(kinds);
  return isScalar(value) ? [{ kinds, type: { is: "literals", values: [value] } }] : anything;
};
