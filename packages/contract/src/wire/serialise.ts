import { isJsonObject, type Json } from "../document/json.js";
import type { Parameter } from "../document/operation.js";

/** How a value of a query parameter, or of a form's property, is serialised. */
export type Field = Pick<Parameter, "name" | "style" | "explode" | "contentType">;

/** The names and values of a query parameter, before percent-encoding. */
export const serialiseQuery = (field: Field, value: Json): [string, string][] => {
  const { name, style, explode, contentType } = field;
  if (contentType) return [[name, JSON.stringify(value)]];
  if (style === "deepObject") return deepPairs(name, value);
  if (isEmpty(value)) return [];
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

/** The separator of list items within one string. */
export const separatorOf = (style: string): string =>
  style === "spaceDelimited" ? " " : style === "pipeDelimited" ? "|" : ",";

// OpenAPI does not define deeper nesting; servers read nested brackets, and a repeated name as a list.
const deepPairs = (name: string, value: Json): [string, string][] => {
  if (Array.isArray(value)) {
    const isFlat = value.every((each) => typeof each !== "object" || each === null);
    return value.flatMap((each, index) => deepPairs(isFlat ? name : `${name}[${index}]`, each));
  }
  if (!isJsonObject(value)) return [[name, scalar(value)]];
  return Object.entries(value).flatMap(([key, each]) => deepPairs(`${name}[${key}]`, each));
};

/** How the parts of a value in a path or header are joined (RFC 6570). */
interface Joints {
  /** Before the whole value. */
  readonly prefix: string;
  /** Between the items of a list and the properties of an object. */
  readonly separator: string;
  /** Before each item of an exploded list. */
  readonly itemPrefix: string;
}

/** The separators of a style: `simple`, `label` (`.a.b`) and `matrix` (`;name=a`). */
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
 * Serialises a path, header or cookie parameter.
 *
 * @param encode encodes each name and value; separators are not encoded.
 */
export const serialiseSimple = (
  field: Field,
  value: Json,
  encode: (text: string) => string = (text) => text,
): string => {
  if (field.contentType) return encode(JSON.stringify(value));
  if (isEmpty(value)) return "";
  const { prefix, separator, itemPrefix } = jointsOf(field, value);
  const own = (each: Json) => encode(scalar(each));
  if (Array.isArray(value)) return prefix + value.map((each) => itemPrefix + own(each)).join(separator);
  if (!isJsonObject(value)) {
    const text = own(value);
    // RFC 6570, 3.2.7: the name of an empty value has no equals sign.
    return field.style === "matrix" && text === "" ? prefix.slice(0, -1) : prefix + text;
  }
  const entries = Object.entries(value);
  const texts = field.explode
    ? entries.map(([key, each]) => `${encode(key)}=${own(each)}`)
    : entries.flat().map(own);
  return prefix + texts.join(separator);
};

/** True for an empty list or object: it is no value, and leaves nothing behind (RFC 6570, 2.3). */
const isEmpty = (value: Json): boolean =>
  typeof value === "object" && value !== null && Object.keys(value).length === 0;

/** Fills in the path of a template with percent-encoded values. */
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

/** A scalar as a string; a list or an object as JSON. */
export const scalar = (value: Json): string => (typeof value === "string" ? value : JSON.stringify(value));
