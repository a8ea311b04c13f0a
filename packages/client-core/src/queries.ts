import { refuseInexact } from "./exact-numbers.js";
import { writeQuery } from "./serialise.js";

/**
 * How a parameter of the query is written where the document asks for another style than the default: its items in
 * one value with a separator between them, or the whole as JSON.
 */
export type QueryStyle = "comma" | "space" | "pipe" | "json";

const separators = { comma: ",", space: "%20", pipe: "%7C" } as const;

const write = (value: unknown, style: QueryStyle): string | undefined => {
  if (value === undefined || value === null) return undefined;
  if (style === "json") return encodeURIComponent(JSON.stringify(value, refuseInexact));
  const items = Array.isArray(value)
    ? value
    : typeof value === "object"
      ? Object.entries(value).flat()
      : [value];
  return items.map((item) => encodeURIComponent(String(refuseInexact("", item)))).join(separators[style]);
};

/** Writes queries in which the named parameters have a style of their own, and all others the default. */
export const createQueryWriter =
  (styles: Readonly<Record<string, QueryStyle>>) =>
  (query: object, spread?: readonly string[]): string => {
    const entries = Object.entries(query);
    const styled = entries.flatMap(([name, value]) => {
      const style = styles[name];
      const text = style && write(value, style);
      return text === undefined ? [] : [`${encodeURIComponent(name)}=${text}`];
    });
    const others = writeQuery(Object.fromEntries(entries.filter(([name]) => !styles[name])), spread);
    return [...(others ? [others] : []), ...styled].join("&");
  };
