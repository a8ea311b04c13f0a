import { isJsonObject, type Json } from "../document/json.js";
import type { Parameter } from "../document/operation.js";

/** What decides how one value becomes names and texts: of a query parameter, or of a property of a form. */
export type Field = Pick<Parameter, "name" | "style" | "explode" | "contentType">;

/** The names and texts that a query parameter becomes, not yet percent-encoded. */
export const serialiseQuery = (field: Field, value: Json): [string, string][] => {
  const { name, style, explode, contentType } = field;
  if (contentType) return [[name, JSON.stringify(value)]];
  if (style === "deepObject") return deepPairs(name, value);
  if (Array.isArray(value)) {
    const separator = separatorOf(style);
    return explode ? value.map((each) => [name, scalar(each)]) : [[name, value.map(scalar).join(separator)]];
  }
  if (isJsonObject(value)) {
    const entries = Object.entries(value);
    if (explode) return entries.map(([key, each]) => [key, scalar(each)]);
    return [[name, entries.flat().map(scalar).join(separatorOf(style))]];
  }
  return [[name, scalar(value)]];
};

/** What stands between the items of a list that is one text. */
export const separatorOf = (style: string): string =>
  style === "spaceDelimited" ? " " : style === "pipeDelimited" ? "|" : ",";

// OpenAPI says nothing of what is nested deeper; brackets within brackets are what servers read.
const deepPairs = (name: string, value: Json): [string, string][] => {
  if (Array.isArray(value)) return value.flatMap((each, index) => deepPairs(`${name}[${index}]`, each));
  if (!isJsonObject(value)) return [[name, scalar(value)]];
  return Object.entries(value).flatMap(([key, each]) => deepPairs(`${name}[${key}]`, each));
};

/** How the parts of a value in a path or header are written and joined (RFC 6570). */
interface Joints {
  /** Before the whole value. */
  readonly prefix: string;
  /** Between the items of a list and the properties of an object. */
  readonly separator: string;
  /** Before each item of an exploded list. */
  readonly itemPrefix: string;
}

/** The joints of a style: `simple`, `label` (`.a.b`) and `matrix` (`;name=a`). */
export const jointsOf = ({ name, style, explode }: Field, value: Json): Joints => {
  const isObject = isJsonObject(value);
  if (style === "label") return { prefix: ".", separator: explode ? "." : ",", itemPrefix: "" };
  if (style === "matrix") {
    const own = `${name}=`;
    if (!explode || !(isObject || Array.isArray(value)))
      return { prefix: `;${own}`, separator: ",", itemPrefix: "" };
    return { prefix: ";", separator: ";", itemPrefix: isObject ? "" : own };
  }
  return { prefix: "", separator: ",", itemPrefix: "" };
};

/**
 * The text that a path, header or cookie parameter becomes.
 *
 * @param encode What is done to each name and value inside; what joins them stays as it is.
 */
export const serialiseSimple = (
  field: Field,
  value: Json,
  encode: (text: string) => string = (text) => text,
): string => {
  if (field.contentType) return encode(JSON.stringify(value));
  const { prefix, separator, itemPrefix } = jointsOf(field, value);
  const own = (each: Json) => encode(scalar(each));
  if (Array.isArray(value)) return prefix + value.map((each) => itemPrefix + own(each)).join(separator);
  if (!isJsonObject(value)) return prefix + own(value);
  const entries = Object.entries(value);
  const texts = field.explode
    ? entries.map(([key, each]) => `${encode(key)}=${own(each)}`)
    : entries.flat().map(own);
  return prefix + texts.join(separator);
};

/** The path of a template with its values filled in, percent-encoded. */
export const fillPath = (
  template: string,
  parameters: readonly Parameter[],
  values: Readonly<Record<string, Json>>,
): string =>
  template.replace(/\{([^}]+)\}/g, (whole, name: string) => {
    const parameter = parameters.find((each) => each.in === "path" && each.name === name);
    const value = values[name];
    return parameter && value !== undefined ? serialiseSimple(parameter, value, encodeURIComponent) : whole;
  });

/** A value that is no list and no object, as text; one that is, is JSON. */
export const scalar = (value: Json): string => (typeof value === "string" ? value : JSON.stringify(value));
