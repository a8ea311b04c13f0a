import type { CompileKeywords, Compiler, Place } from "./compiler.js";
import { textLiteral } from "./literals.js";
import { variableName } from "./names.js";
import { countOf, numberOf, report } from "./report.js";
import { when } from "./statements.js";

/** The checked formats of strings, with their functions. Other formats are ignored, as JSON Schema allows. */
const stringFormats: ReadonlyMap<string, string> = new Map([
  ["byte", "isByte"],
  ["date", "isDate"],
  ["date-time", "isDateTime"],
  ["duration", "isDuration"],
  ["email", "isEmail"],
  ["hostname", "isHostname"],
  ["idn-email", "isIdnEmail"],
  ["idn-hostname", "isIdnHostname"],
  ["ipv4", "isIpv4"],
  ["ipv6", "isIpv6"],
  ["iri", "isIri"],
  ["iri-reference", "isIriReference"],
  ["json-pointer", "isJsonPointer"],
  ["regex", "isRegex"],
  ["relative-json-pointer", "isRelativeJsonPointer"],
  ["time", "isTime"],
  ["uri", "isUri"],
  ["uri-reference", "isUriReference"],
  ["uri-template", "isUriTemplate"],
  ["uuid", "isUuid"],
]);

/** `minLength`, `maxLength`, `pattern`, `format` */
export const compileString: CompileKeywords = (schema, place, compiler) => {
  const { value } = place;
  const [least = 0, most] = [numberOf(schema.minLength), numberOf(schema.maxLength)];
  const tooShort = least === 1 ? `${value} === ""` : `${compiler.use("isShorter")}(${value}, ${least})`;
  const format = typeof schema.format === "string" ? stringFormats.get(schema.format) : undefined;
  return [
    ...(least > 0
      ? when(tooShort, [report(place, "minLength", `must have at least ${countOf(least, "character")}`)])
      : []),
    ...(most === undefined
      ? []
      : when(`${compiler.use("isLonger")}(${value}, ${most})`, [
          report(place, "maxLength", `must have at most ${countOf(most, "character")}`),
        ])),
    ...(typeof schema.pattern === "string" ? compilePattern(schema.pattern, place, compiler) : []),
    ...(format === undefined
      ? []
      : when(`!${compiler.use(format)}(${value})`, [
          report(place, "format", `must be a valid ${schema.format}`),
        ])),
  ];
};

const compilePattern = (source: string, place: Place, compiler: Compiler) => {
  const pattern = patternOf(source, place, compiler);
  if (pattern === undefined) return [];
  return when(`!${pattern}.test(${place.value})`, [report(place, "pattern", `must match ${source}`)]);
};

/** The constant for a regular expression; undefined, and recorded as a loss, if JavaScript cannot compile it. */
export const patternOf = (source: string, place: Place, compiler: Compiler): string | undefined => {
  // The specification recommends Unicode, but many existing patterns contain escapes that are invalid with it.
  const flags = ["u", ""].find((each) => isPattern(source, each));
  if (flags === undefined) {
    compiler.lose(place, "pattern", "it is not a valid regular expression in JavaScript");
    return undefined;
  }
  return compiler.constant(
    `${variableName(place.check.replace(/^check/, ""))}Pattern`,
    "",
    patternCode(source, flags),
  );
};

const isPattern = (source: string, flags: string): boolean => {
  try {
    return new RegExp(source, flags).flags === flags;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
};

/** A literal, if every TypeScript version accepts it; some versions reject newer or older syntax. */
const patternCode = (source: string, flags: string): string =>
  flags === "u" && !/\(\?[^:=!]|\\[pP]\{\w+=/.test(source)
    ? String(new RegExp(source, flags))
    : `/* @__PURE__ */ new RegExp(${[source, flags].filter(Boolean).map(textLiteral).join(", ")})`;
