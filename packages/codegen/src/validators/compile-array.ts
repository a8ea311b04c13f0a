import { isList, type Json, type JsonObject } from "@provider-clients/openapi";
import type { CompileKeywords, Compiler, Place } from "./compiler.js";
import { itemPath, propertyPath } from "./literals.js";
import { countOf, note, numberOf, report } from "./report.js";
import { loop, type Statement, when, withVariable } from "./statements.js";

/** `minItems`, `maxItems`, `uniqueItems`, `prefixItems`, `items`, `contains`, `minContains`, `maxContains` */
export const compileArray: CompileKeywords = (schema, place, compiler) => {
  const { value } = place;
  const [least = 0, most] = [numberOf(schema.minItems), numberOf(schema.maxItems)];
  return [
    ...(least > 0
      ? when(`${value}.length < ${least}`, [
          report(place, "minItems", `must have at least ${countOf(least, "item")}`),
        ])
      : []),
    ...(most === undefined
      ? []
      : when(`${value}.length > ${most}`, [
          report(place, "maxItems", `must have at most ${countOf(most, "item")}`),
        ])),
    ...(schema.uniqueItems === true
      ? when(`${compiler.use("hasEqualItems")}(${value})`, [
          report(place, "uniqueItems", "must have no two items that are equal"),
        ])
      : []),
    ...compilePrefix(schema, place, compiler),
    ...compileItems(schema, place, compiler),
    ...compileContains(schema, place, compiler),
  ];
};

const prefixOf = ({ prefixItems }: JsonObject): readonly Json[] => (isList(prefixItems) ? prefixItems : []);

const compilePrefix: CompileKeywords = (schema, place, compiler) =>
  prefixOf(schema).flatMap((item, index) => {
    const value = place.names.take("item");
    const inner = { ...inside(place, value, `Item${index + 1}`), path: propertyPath(place.path, `${index}`) };
    return when(`${place.value}.length > ${index}`, [
      ...withVariable(value, `${place.value}[${index}]`, compiler.compilePart(item, inner)),
      ...note(place, `${index}`),
    ]);
  });

const compileItems: CompileKeywords = (schema, place, compiler) => {
  const { items } = schema;
  const first = prefixOf(schema).length;
  if (items === undefined) return [];
  if (items === false) {
    return when(`${place.value}.length > ${first}`, [
      report(place, "items", first === 0 ? "must be empty" : `must have at most ${countOf(first, "item")}`),
    ]);
  }
  return eachItem(place, first, (inner, index) => [
    ...compiler.compilePart(items, inner),
    ...note(place, index),
  ]);
};

/** A loop over items; none if its body is empty. */
export const eachItem = (
  place: Place,
  first: number,
  use: (item: Place, index: string) => readonly Statement[],
): readonly Statement[] => {
  const [index, item] = [place.names.take("index"), place.names.take("item")];
  const body = use({ ...inside(place, item, "Item"), path: itemPath(place.path, index) }, index);
  return loop(
    `for (let ${index} = ${first}; ${index} < ${place.value}.length; ${index} += 1)`,
    withVariable(item, `${place.value}[${index}]`, body),
  );
};

const inside = (place: Place, value: string, name: string): Place => ({
  ...place,
  value,
  seen: undefined,
  isNullable: false,
  definition: undefined,
  check: `${place.check}${name}`,
});

const compileContains = (schema: JsonObject, place: Place, compiler: Compiler): readonly Statement[] => {
  if (schema.contains === undefined) return [];
  const [least = 1, most] = [numberOf(schema.minContains), numberOf(schema.maxContains)];
  const check = compiler.checkOf(schema.contains, inside(place, "each", "Contained"), false);
  const fits = compiler.use("fits");
  const count = place.names.take("count");
  const complain = [
    ...(least > 0
      ? when(`${count} < ${least}`, [
          report(
            place,
            least === 1 ? "contains" : "minContains",
            `must contain at least ${countOf(least, "item")} matching contains`,
          ),
        ])
      : []),
    ...(most === undefined
      ? []
      : when(`${count} > ${most}`, [
          report(place, "maxContains", `must contain at most ${countOf(most, "item")} matching contains`),
        ])),
  ];
  const counted: readonly Statement[] =
    complain.length === 0
      ? []
      : [`const ${count} = ${place.value}.filter((each) => ${fits}(${check}, each)).length`, ...complain];
  if (place.seen === undefined) return counted;
  return [
    ...counted,
    ...eachItem(place, 0, (item, index) => when(`${fits}(${check}, ${item.value})`, note(place, index))),
  ];
};
