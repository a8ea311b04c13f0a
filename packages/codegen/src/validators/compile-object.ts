import { entriesOf, isList, type Json, type JsonObject, listOf, objectOf } from "@provider-clients/openapi";
import { pascalCase } from "../names.js";
import { patternOf } from "./compile-string.js";
import type { CompileKeywords, Compiler, Place } from "./compiler.js";
import { keyLiteral, propertyPath, textLiteral } from "./literals.js";
import { variableName } from "./names.js";
import { callOf, countOf, note, numberOf, report } from "./report.js";
import { loop, type Statement, when, withVariable } from "./statements.js";

/** All keywords for objects except `unevaluatedProperties`. */
export const compileObject: CompileKeywords = (schema, place, compiler) => [
  ...compileSizes(schema, place, compiler),
  ...compileProperties(schema, place, compiler),
  ...compileNames(schema, place, compiler),
  ...compileDependencies(schema, place, compiler),
];

const compileSizes: CompileKeywords = (schema, place, compiler) => {
  const [least = 0, most] = [numberOf(schema.minProperties), numberOf(schema.maxProperties)];
  const count = (): string => `${compiler.use("namesOf")}(${place.value}).length`;
  const words = (limit: number): string => countOf(limit, "property", "properties");
  return [
    ...(least > 0
      ? when(`${count()} < ${least}`, [report(place, "minProperties", `must have at least ${words(least)}`)])
      : []),
    ...(most === undefined
      ? []
      : when(`${count()} > ${most}`, [report(place, "maxProperties", `must have at most ${words(most)}`)])),
  ];
};

/** The code that reads a property; only own properties, if every object inherits one of that name. */
const access = ({ value }: Place, name: string, { use }: Compiler): string =>
  name in Object.prototype
    ? `${use("own")}(${value}, ${textLiteral(name)})`
    : `${value}[${textLiteral(name)}]`;

const absent = (place: Place, name: string, keyword: string, message: string): string =>
  report({ path: propertyPath(place.path, name) }, keyword, message);

/** `properties` and `required` */
const compileProperties: CompileKeywords = (schema, place, compiler) => {
  const properties = objectOf(schema.properties);
  const required = new Set(listOf(schema.required).filter((name) => typeof name === "string"));
  const names = new Set([...entriesOf(properties).map(([name]) => name), ...required]);
  return [...names].flatMap((name) =>
    compileProperty(
      name,
      Object.hasOwn(properties, name) ? properties[name] : undefined,
      required.has(name),
      place,
      compiler,
    ),
  );
};

const compileProperty = (
  name: string,
  schema: Json | undefined,
  isRequired: boolean,
  place: Place,
  compiler: Compiler,
): readonly Statement[] => {
  const value = place.names.take(variableName(name));
  const inner: Place = {
    ...place,
    value,
    path: propertyPath(place.path, name),
    seen: undefined,
    isNullable: false,
    definition: undefined,
    check: `${place.check}${pascalCase(name)}`,
  };
  const own = schema === undefined ? [] : compiler.compilePart(schema, inner);
  const noted = schema === undefined ? [] : note(place, textLiteral(name));
  const read = access(place, name, compiler);
  const missing = isRequired ? [absent(place, name, "required", "must be present")] : [];
  if (own.length === 0) {
    // A variable would be used only once.
    return [...when(`${read} === undefined`, missing), ...when(`${read} !== undefined`, noted)];
  }
  const statements = [...own, ...noted];
  return [
    `const ${value} = ${read}`,
    isRequired
      ? { test: `${value} === undefined`, body: missing, otherwise: statements }
      : { test: `${value} !== undefined`, body: statements },
  ];
};

/**
 * `patternProperties`, `additionalProperties` and `propertyNames`: the keywords for names that the schema does not
 * list.
 */
const compileNames: CompileKeywords = (schema, place, compiler) => {
  if (![schema.patternProperties, schema.additionalProperties, schema.propertyNames].some(isAsked)) return [];
  const [name, item] = [place.names.take("name"), place.names.take("item")];
  const inner: Place = { ...place, value: item, seen: undefined, isNullable: false, definition: undefined };
  const patterns = entriesOf(schema.patternProperties).flatMap(([source, child]) => {
    const pattern = patternOf(source, place, compiler);
    return pattern === undefined ? [] : [{ test: `${pattern}.test(${name})`, child }];
  });
  const matched = patterns.flatMap(({ test, child }) =>
    when(test, [
      ...compiler.compilePart(child, { ...inner, check: `${place.check}Matched` }),
      ...note(place, name),
    ]),
  );
  const { additionalProperties: further, propertyNames } = schema;
  const refusal = [report(place, "additionalProperties", "must have no further properties")];
  const others =
    further === undefined
      ? []
      : further === false
        ? refusal
        : [
            ...compiler.compilePart(further, { ...inner, check: `${place.check}Further` }),
            ...note(place, name),
          ];
  const tests = [...knownTest(schema, name, place, compiler), ...patterns.map(({ test }) => `!${test}`)];
  if (further === false && tests.length === 0 && propertyNames === undefined)
    return when(`${compiler.use("namesOf")}(${place.value}).length > 0`, refusal);
  const about = [...matched, ...(tests.length === 0 ? others : when(tests.join(" && "), others))];
  return loop(`for (const ${name} of ${compiler.use("namesOf")}(${place.value}))`, [
    ...(propertyNames === undefined ? [] : compileName(propertyNames, name, place, compiler)),
    ...withVariable(item, `${place.value}[${name}]`, about),
  ]);
};

const isAsked = (schema: Json | undefined): boolean => schema !== undefined;

/** The test that a name is not in `properties`. */
const knownTest = (schema: JsonObject, name: string, place: Place, compiler: Compiler): readonly string[] => {
  const known = entriesOf(schema.properties).map(([each]) => each);
  if (schema.additionalProperties === undefined || known.length === 0) return [];
  if (known.length < 4) return known.map((each) => `${name} !== ${textLiteral(each)}`);
  const constant = compiler.constant(
    `${variableName(place.check.replace(/^check/, ""))}Names`,
    "ReadonlySet<string>",
    `/* @__PURE__ */ new Set([${known.map(textLiteral).join(", ")}])`,
  );
  return [`!${constant}.has(${name})`];
};

const compileName = (schema: Json, name: string, place: Place, compiler: Compiler): readonly Statement[] => {
  if (schema === true) return [];
  const check = compiler.checkOf(
    schema,
    { ...place, check: `${place.check}Name`, definition: undefined },
    false,
  );
  return when(`!${compiler.use("fits")}(${check}, ${name})`, [
    report(place, "propertyNames", "must have names of properties as propertyNames describes them"),
  ]);
};

/** `dependentRequired` and `dependentSchemas` */
const compileDependencies: CompileKeywords = (schema, place, compiler) => [
  ...entriesOf(schema.dependentRequired).flatMap(([name, others]) =>
    when(
      `${access(place, name, compiler)} !== undefined`,
      (isList(others) ? others : []).flatMap((other) =>
        typeof other === "string"
          ? when(`${access(place, other, compiler)} === undefined`, [
              absent(place, other, "dependentRequired", `must be present where ${keyLiteral(name)} is`),
            ])
          : [],
      ),
    ),
  ),
  ...entriesOf(schema.dependentSchemas).flatMap(([name, child]) =>
    child === true
      ? []
      : when(`${access(place, name, compiler)} !== undefined`, [
          callOf(
            compiler.checkOf(
              child,
              { ...place, check: `${place.check}With${pascalCase(name)}` },
              place.seen !== undefined,
            ),
            place,
          ),
        ]),
  ),
];
