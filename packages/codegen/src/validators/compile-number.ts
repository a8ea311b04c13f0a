import type { CompileKeywords } from "./compiler.js";
import { numberOf, report } from "./report.js";
import { when } from "./statements.js";

/** The checked formats of numbers, with their functions. */
const numberFormats: ReadonlyMap<string, string> = new Map([
  ["int32", "isInt32"],
  ["int64", "isInt64"],
]);

/** The limits by keyword: the test that refuses a value, and the message. */
const limits = [
  ["minimum", "<", "at least"],
  ["exclusiveMinimum", "<=", "greater than"],
  ["maximum", ">", "at most"],
  ["exclusiveMaximum", ">=", "less than"],
] as const;

/** `minimum`, `maximum`, `exclusiveMinimum`, `exclusiveMaximum`, `multipleOf`, `format` */
export const compileNumber: CompileKeywords = (schema, place, compiler) => {
  const { value } = place;
  const of = numberOf(schema.multipleOf);
  const format = typeof schema.format === "string" ? numberFormats.get(schema.format) : undefined;
  return [
    ...limits.flatMap(([keyword, operator, words]) => {
      const limit = numberOf(schema[keyword]);
      return limit === undefined
        ? []
        : when(`${value} ${operator} ${limit}`, [report(place, keyword, `must be ${words} ${limit}`)]);
    }),
    ...(of === undefined || of <= 0
      ? []
      : when(`!${compiler.use("isMultipleOf")}(${value}, ${of})`, [
          report(place, "multipleOf", `must be a multiple of ${of}`),
        ])),
    ...(format === undefined
      ? []
      : when(`!${compiler.use(format)}(${value})`, [
          report(place, "format", `must be a valid ${schema.format}`),
        ])),
  ];
};
