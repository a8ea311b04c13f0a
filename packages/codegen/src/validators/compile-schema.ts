import { isList, isObject, type Json } from "@provider-clients/openapi";
import { compileChoice } from "./compile-choice.js";
import { compileType } from "./compile-type.js";
import { asksForUnevaluated, compileUnevaluated, withOwnSeen } from "./compile-unevaluated.js";
import type { CompileKeywords, Compiler, Place } from "./compiler.js";
import { jsonLiteral } from "./literals.js";
import { variableName } from "./names.js";
import { callOf, report } from "./report.js";
import { type Statement, when } from "./statements.js";

/** The statements that validate a value against a schema. */
export const compileSchema = (schema: Json, place: Place, compiler: Compiler): readonly Statement[] => {
  if (schema === false) return [report(place, "false schema", "must be absent")];
  if (!isObject(schema)) return [];
  const compileAll = (inner: Place): readonly Statement[] =>
    [compileReference, compileType, compileValues, compileChoice, compileUnevaluated].flatMap((compile) =>
      compile(schema, inner, compiler),
    );
  return asksForUnevaluated(schema) ? withOwnSeen(place, compiler, compileAll) : compileAll(place);
};

/** Keywords because of which a subschema gets a function of its own. */
const compound = [
  "properties",
  "patternProperties",
  "allOf",
  "if",
  "unevaluatedProperties",
  "unevaluatedItems",
];

/** The same for a part of a value, whose schema may get a function of its own. */
export const compilePart = (schema: Json, place: Place, compiler: Compiler): readonly Statement[] =>
  isObject(schema) && compound.some((keyword) => schema[keyword] !== undefined)
    ? [callOf(compiler.checkOf(schema, place, false), place)]
    : compileSchema(schema, place, compiler);

const compileReference: CompileKeywords = ({ $ref }, place, compiler) => {
  const check = typeof $ref === "string" ? compiler.checkOfReference($ref, place) : undefined;
  return check === undefined ? [] : [callOf(check, place)];
};

/** `const` and `enum` */
const compileValues: CompileKeywords = (schema, place, compiler) => [
  ...(schema.const === undefined
    ? []
    : when(unlike(schema.const, place, compiler), [
        report(place, "const", `must be ${JSON.stringify(schema.const)}`),
      ])),
  ...(isList(schema.enum) ? compileEnum(schema.enum, place, compiler) : []),
];

const compileEnum = (values: readonly Json[], place: Place, compiler: Compiler): readonly Statement[] => {
  const [only] = values;
  if (values.length === 1 && only !== undefined) {
    return when(unlike(only, place, compiler), [report(place, "enum", `must be ${JSON.stringify(only)}`)]);
  }
  const wish = `${variableName(place.check.replace(/^check/, ""))}Values`;
  const list = compiler.constant(wish, "readonly unknown[]", jsonLiteral(values));
  const test = values.every(isScalar)
    ? `!${list}.includes(${place.value})`
    : `!${list}.some((each) => ${compiler.use("isEqual")}(each, ${place.value}))`;
  // A text, although it repeats the values: to make it from them would take longer than the rest of the validation.
  return when(test, [report(place, "enum", `must be one of ${JSON.stringify(values).slice(1, -1)}`)]);
};

const isScalar = (value: Json): boolean => !isList(value) && !isObject(value);

const unlike = (value: Json, place: Place, { use }: Compiler): string =>
  isScalar(value)
    ? `${place.value} !== ${jsonLiteral(value)}`
    : `!${use("isEqual")}(${place.value}, ${jsonLiteral(value)})`;
