import type { Branch } from "./branches.js";
import { type Difference, differ } from "./difference.js";
import { factsOf } from "./facts.js";
import { jsonTypes } from "./json-types.js";
import { isWhole } from "./numbers.js";
import { valuesOf } from "./values.js";

/** Compares the types of values that two schemas admit; whether null is one of them is told by itself. */
export const compareTypes = (
  before: readonly Branch[],
  after: readonly Branch[],
  place: string,
): readonly Difference[] => {
  const [was, is] = [typesOf(before), typesOf(after)];
  const gone = was.filter((type) => !is.includes(type) && !(type === "integer" && is.includes("number")));
  const come = is.filter((type) => !was.includes(type) && !(type === "integer" && was.includes("number")));
  const isNull = [...gone, ...come].every((type) => type === "null");
  const at = { keyword: "type", place, pointer: pointerOf(after, place) };
  const values = { before: was.length === 1 ? was[0] : was, after: is.length === 1 ? is[0] : is };
  const detail = { lost: gone, gained: come };
  return differ(isNull ? "null" : "type", at, values, [gone.length > 0, come.length > 0], detail);
};

/** The types as JSON Schema names them; a number that is always whole is `integer`. */
const typesOf = (branches: readonly Branch[]): readonly string[] =>
  jsonTypes.flatMap((type) => {
    const own = branches.filter(({ types }) => types.has(type));
    if (own.length === 0) return [];
    return type === "number" && own.every(isInteger) ? ["integer"] : [type];
  });

const isInteger = (branch: Branch): boolean =>
  valuesOf(branch.sites, "number")?.value.every(Number.isInteger) || isWhole(branch.sites);

/** The `type` keyword where the place itself has it, else the place. */
const pointerOf = (branches: readonly Branch[], place: string): string => {
  const facts = branches.flatMap(({ sites }) => factsOf(sites, "type"));
  return facts.find((fact) => fact.place === place)?.pointer ?? place;
};
