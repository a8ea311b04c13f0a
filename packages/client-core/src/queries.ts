import { exactText, refuseInexact } from "./exact-numbers.js";
import { writeQuery } from "./write-query.js";

/**
 * How a parameter of the query is written where the document asks for another style than the default: its items in
 * one value with a separator between them, or the whole as JSON.
 */
export type QueryStyle = "comma" | "space" | "pipe" | "json";

const separators = { comma: ",", space: "%20", pipe: "%7C" } as const;

const itemsOf = (value: unknown): readonly unknown[] => {
  if (Array.isArray(value)) {
    return value;
  }
  return typeof value === "object" ? Object.entries(value as object).flat() : [value];
};

const write = (value: unknown, style: QueryStyle): string =>
  style === "json"
    ? encodeURIComponent(JSON.stringify(value, refuseInexact))
    : itemsOf(value)
        .map((item) => encodeURIComponent(exactText(item)))
        .join(separators[style]);

/** Writes queries in which the named parameters have a style of their own, and all others the default. */
export const createQueryWriter =
  (styles: Readonly<Record<string, QueryStyle>>) =>
  (query: object, spread: readonly string[] | undefined): string => {
    const entries = Object.entries(query);
    const styled = entries.flatMap(([name, value]) => {
      const style = styles[name];
      return style === undefined || value === undefined || value === null
        ? []
        : [`${encodeURIComponent(name)}=${write(value, style)}`];
    });
    const others = writeQuery(Object.fromEntries(entries.filter(([name]) => !styles[name])), spread);
    return [...(others ? [others] : []), ...styled].join("&");
  };
