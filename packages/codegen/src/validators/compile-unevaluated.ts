import type { JsonObject } from "@provider-clients/openapi";
import { eachItem } from "./compile-array.js";
import type { CompileKeywords, Compiler, Place } from "./compiler.js";
import { report } from "./report.js";
import { loop, type Statement, when, withVariable } from "./statements.js";

/** True if a schema needs to know which parts its other keywords evaluate. */
export const asksForUnevaluated = ({ unevaluatedItems, unevaluatedProperties }: JsonObject): boolean =>
  unevaluatedItems !== undefined || unevaluatedProperties !== undefined;

/**
 * `unevaluatedProperties` and `unevaluatedItems`; compiled last, when all other keywords have recorded what they
 * evaluate.
 */
export const compileUnevaluated: CompileKeywords = (schema, place, compiler) => [
  ...compileProperties(schema, place, compiler),
  ...compileItems(schema, place, compiler),
];

const compileProperties: CompileKeywords = (schema, place, compiler) => {
  const { unevaluatedProperties: further } = schema;
  if (further === undefined || place.seen === undefined) return [];
  const { names, value, seen } = place;
  const [name, item] = [names.take("name"), names.take("item")];
  const inner = {
    ...place,
    value: item,
    seen: undefined,
    isNullable: false,
    check: `${place.check}Further`,
    definition: undefined,
  };
  const refusal: readonly Statement[] = [
    report(place, "unevaluatedProperties", "must have no further properties"),
  ];
  const others: readonly Statement[] = further === false ? refusal : compiler.compilePart(further, inner);
  return when(
    `${compiler.use("isObject")}(${value})`,
    loop(`for (const ${name} of ${compiler.use("namesOf")}(${value}))`, [
      ...when(`!${seen.name}.has(${name})`, [
        ...withVariable(item, `${value}[${name}]`, others),
        `${seen.name}.add(${name})`,
      ]),
    ]),
  );
};

const compileItems: CompileKeywords = (schema, place, compiler) => {
  const { unevaluatedItems: further } = schema;
  const { seen, value } = place;
  if (further === undefined || seen === undefined) return [];
  return when(
    `${compiler.use("isList")}(${value})`,
    eachItem(place, 0, (item, index) =>
      when(`!${seen.name}.has(${index})`, [
        ...(further === false
          ? [report(item, "unevaluatedItems", "must be absent")]
          : compiler.compilePart(further, { ...item, check: `${place.check}Further` })),
        `${seen.name}.add(${index})`,
      ]),
    ),
  );
};

/** Runs statements with a set of their own, which is added to the place's set at the end. */
export const withOwnSeen = (
  place: Place,
  compiler: Compiler,
  compile: (place: Place) => readonly Statement[],
): readonly Statement[] => {
  compiler.use("Seen");
  const name = place.names.take("seenHere");
  const each = place.names.take("each");
  const { seen } = place;
  return [
    `const ${name}: Seen = new Set()`,
    ...compile({ ...place, seen: { name, isParameter: false } }),
    ...(seen === undefined
      ? []
      : loop(`for (const ${each} of ${name})`, [`${seen.name}${seen.isParameter ? "?." : "."}add(${each})`])),
  ];
};
