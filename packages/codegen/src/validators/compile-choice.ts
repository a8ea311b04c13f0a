import { isList, isObject, type Json, type JsonObject } from "@provider-clients/openapi";
import { refusesNull } from "./compile-type.js";
import type { CompileKeywords, Compiler, Place } from "./compiler.js";
import { callOf, report } from "./report.js";
import { type Statement, when } from "./statements.js";

/** `allOf`, `anyOf`, `oneOf`, `not`, `if`, `then` and `else` */
export const compileChoice: CompileKeywords = (schema, place, compiler) => [
  ...membersOf(schema, "allOf").flatMap((member) => compiler.compile(member, place)),
  ...compileAlternatives("anyOf", schema, place, compiler),
  ...compileAlternatives("oneOf", schema, place, compiler),
  ...compileNot(schema, place, compiler),
  ...compileCondition(schema, place, compiler),
];

const membersOf = (schema: JsonObject, keyword: string): readonly Json[] => {
  const members = schema[keyword];
  return isList(members) ? members : [];
};

const compileAlternatives = (
  keyword: "anyOf" | "oneOf",
  schema: JsonObject,
  place: Place,
  compiler: Compiler,
): readonly Statement[] => {
  const members = membersOf(schema, keyword);
  const other = nullableOf(members, keyword === "oneOf");
  if (other !== undefined) {
    return when(`${place.value} !== null`, compiler.compile(other, { ...place, isNullable: true }));
  }
  const tellsSeen = place.seen !== undefined;
  if (members.length === 0 || (keyword === "anyOf" && members.includes(true) && !tellsSeen)) return [];
  if (members.length === 1) return members.flatMap((member) => compiler.compile(member, place));
  const checks = members.map((member, index) =>
    compiler.checkOf(member, { ...place, check: `${place.check}Option${index + 1}` }, tellsSeen),
  );
  const check = compiler.use(keyword === "anyOf" ? "checkAnyOf" : "checkOneOf");
  const [value, ...rest] = callOf("", place).slice(1, -1).split(", ");
  const [path, reporter, ...seen] = rest;
  return [`${check}(${[value, path, reporter, `[${checks.join(", ")}]`, ...seen].join(", ")})`];
};

/** The other alternative, if there are two and one is null. In `oneOf` it must refuse null itself. */
const nullableOf = (members: readonly Json[], isOneOf: boolean): Json | undefined => {
  if (members.length !== 2) return undefined;
  const other = members.find((member) => !isNull(member));
  if (other === undefined || !members.some(isNull)) return undefined;
  return !isOneOf || (isObject(other) && refusesNull(other)) ? other : undefined;
};

const isNull = (schema: Json): boolean =>
  isObject(schema) && schema.type === "null" && Object.keys(schema).length === 1;

const compileNot: CompileKeywords = (schema, place, compiler) => {
  if (schema.not === undefined || schema.not === false) return [];
  const check = compiler.checkOf(schema.not, { ...place, check: `${place.check}Excluded` }, false);
  return when(`${compiler.use("fits")}(${check}, ${place.value})`, [
    report(place, "not", "must not be what the schema under `not` describes"),
  ]);
};

const compileCondition: CompileKeywords = (schema, place, compiler) => {
  if (schema.if === undefined) return [];
  const [then, otherwise] = [schema.then, schema.else].map((branch) =>
    branch === undefined ? [] : compiler.compile(branch, place),
  ) as [readonly Statement[], readonly Statement[]];
  if (then.length === 0 && otherwise.length === 0 && place.seen === undefined) return [];
  const check = compiler.checkOf(
    schema.if,
    { ...place, check: `${place.check}Condition` },
    place.seen !== undefined,
  );
  const test = `${compiler.use("fits")}(${[check, place.value, ...(place.seen ? [place.seen.name] : [])].join(", ")})`;
  if (then.length > 0) return [{ test, body: then, ...(otherwise.length > 0 && { otherwise }) }];
  // `if` marks parts of the value as evaluated, even if it has no other effect.
  return otherwise.length > 0 ? [{ test: `!${test}`, body: otherwise }] : [test];
};
