import type { Json } from "@provider-clients/openapi";
import type { Place } from "./compiler.js";
import { pathCode, textLiteral } from "./literals.js";

/** The statement that reports a violation; `message` states what the schema requires. */
export const report = ({ path }: Pick<Place, "path">, keyword: string, message: string): string =>
  `report(${pathCode(path)}, ${textLiteral(keyword)}, ${textLiteral(message)})`;

/** `1 item`, `2 items` */
export const countOf = (count: number, noun: string, plural = `${noun}s`): string =>
  `${count} ${count === 1 ? noun : plural}`;

/** The number in a keyword; undefined for anything else, which is ignored. */
export const numberOf = (value: Json | undefined): number | undefined =>
  typeof value === "number" ? value : undefined;

/** The statement that marks a part of the value as evaluated. */
export const note = ({ seen }: Place, key: string): readonly string[] =>
  seen === undefined ? [] : [`${seen.name}${seen.isParameter ? "?." : "."}add(${key})`];

/** The call of a check with the value of a place. */
export const callOf = (check: string, { value, path, seen }: Place): string =>
  `${check}(${[value, pathCode(path), "report", ...(seen === undefined ? [] : [seen.name])].join(", ")})`;
