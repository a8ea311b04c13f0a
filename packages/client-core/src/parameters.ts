import { refuseLossy } from "./exact-numbers.js";
import { RefusedValue } from "./refused-value.js";
import { isMapping, scalarText } from "./scalar-text.js";

/** Where a parameter stands (OpenAPI, Parameter Object, `in`). */
export type ParameterPlace = "path" | "query" | "header" | "cookie";

/** How a parameter is written if the document asks for a way other than the client's own. */
export interface ParameterStyle {
  /** The document's `style`; `json` for a parameter whose `content` is JSON. */
  readonly style:
    | "simple"
    | "label"
    | "matrix"
    | "form"
    | "spaceDelimited"
    | "pipeDelimited"
    | "deepObject"
    | "cookie"
    | "json";
  /** Each item or member becomes a part of its own. */
  readonly explode?: boolean;
  /** Reserved characters are not encoded (RFC 6570, `{+value}`). */
  readonly allowReserved?: boolean;
}

type Expansion = Exclude<ParameterStyle["style"], "json" | "deepObject">;

interface Shape {
  readonly prefix: string;
  /** Between the items of an exploded value. */
  readonly separator: string;
  /** Between the items of a value that is not exploded. */
  readonly delimiter: string;
  readonly isNamed: boolean;
}

// RFC 6570, section 3.2.1 and appendix A; the delimited styles are OpenAPI's own.
const shapes: Readonly<Record<Expansion, Shape>> = {
  simple: { prefix: "", separator: ",", delimiter: ",", isNamed: false },
  label: { prefix: ".", separator: ".", delimiter: ",", isNamed: false },
  matrix: { prefix: ";", separator: ";", delimiter: ",", isNamed: true },
  form: { prefix: "", separator: "&", delimiter: ",", isNamed: true },
  spaceDelimited: { prefix: "", separator: "&", delimiter: "%20", isNamed: true },
  pipeDelimited: { prefix: "", separator: "&", delimiter: "%7C", isNamed: true },
  cookie: { prefix: "", separator: "; ", delimiter: ",", isNamed: true },
};

// The reserved characters of RFC 3986, except those that would end a value or the query (OpenAPI 3.2, `allowReserved`);
// and triplets that are already encoded.
const reserved = /%(?:3A|2F|3F|40|21|24|27|28|29|2A|2C|3B|3D)|%25(?=[\dA-Fa-f]{2})/g;

const encoderOf = (place: ParameterPlace, { allowReserved }: ParameterStyle): ((text: string) => string) => {
  if (place === "header") return (text) => text;
  return allowReserved
    ? (text) => encodeURIComponent(text).replace(reserved, decodeURIComponent)
    : encodeURIComponent;
};

const isDefined = (value: unknown): boolean => value !== undefined && value !== null;

/** `name[key]=value`, to any depth; a list repeats its name, with an index where the items have keys of their own. */
const expandDeep = (name: string, value: unknown, encode: (text: string) => string): string[] => {
  if (!isDefined(value)) return [];
  if (Array.isArray(value)) {
    const isFlat = value.every((item) => !isMapping(item) && !Array.isArray(item));
    return value.flatMap((item, index) => expandDeep(isFlat ? name : `${name}[${index}]`, item, encode));
  }
  if (!isMapping(value)) return [`${encodeURIComponent(name)}=${encode(scalarText(name, value))}`];
  return Object.entries(value).flatMap(([key, member]) => expandDeep(`${name}[${key}]`, member, encode));
};

/** Expands a value according to RFC 6570. Undefined if it has no items, which counts as absent. */
const expand = (
  name: string,
  value: unknown,
  style: Expansion,
  isExploded: boolean,
  encode: (text: string) => string,
): string | undefined => {
  const { prefix, separator, delimiter, isNamed } = shapes[style];
  const pair = (key: string, text: string): string =>
    text === "" && style === "matrix" ? key : `${key}=${text}`;
  const named = (text: string): string => (isNamed ? pair(encode(name), text) : text);
  const textOf = (item: unknown): string => encode(scalarText(name, item));
  if (Array.isArray(value)) {
    const items = value.filter(isDefined).map(textOf);
    if (items.length === 0) return undefined;
    return prefix + (isExploded ? items.map(named).join(separator) : named(items.join(delimiter)));
  }
  if (!isMapping(value)) return prefix + named(textOf(value));
  const members = Object.entries(value)
    .filter(([, member]) => isDefined(member))
    .map(([key, member]) => [encode(key), textOf(member)] as const);
  if (members.length === 0) return undefined;
  return (
    prefix +
    (isExploded
      ? members.map(([key, text]) => pair(key, text)).join(separator)
      : named(members.flat().join(delimiter)))
  );
};

/**
 * Writes one parameter: the bare value in a path or a header, with its name in a query or a cookie. Undefined if the
 * value has no items.
 *
 * @throws {RefusedValue} for a value that its style cannot express, naming the parameter and never its value.
 */
export const writeStyled = (
  place: ParameterPlace,
  name: string,
  value: unknown,
  how: ParameterStyle,
): string | undefined => {
  const encode = encoderOf(place, how);
  const { style, explode = false } = how;
  if (style === "json") {
    const text = encode(JSON.stringify(value, refuseLossy));
    return place === "query" || place === "cookie" ? `${encodeURIComponent(name)}=${text}` : text;
  }
  if (style === "deepObject") return expandDeep(name, value, encode).join("&") || undefined;
  return expand(name, value, style, explode, encode);
};

/** The parameters of one operation with a style of their own, by place and name. */
export type ParameterStyles = Readonly<
  Partial<Record<ParameterPlace, Readonly<Record<string, ParameterStyle>>>>
>;

/** Creates a writer for parameters with a style of their own; it returns null for others. */
export const createParameterWriter =
  (styles: ParameterStyles) =>
  (place: ParameterPlace, name: string, value: unknown): string | undefined | null => {
    const ofPlace = styles[place] ?? {};
    const how = Object.hasOwn(ofPlace, name) ? ofPlace[name] : undefined;
    return how ? writeStyled(place, name, value, how) : null;
  };

/**
 * Writes the `Cookie` header.
 *
 * @throws {RefusedValue} if the runtime does not send cookies that a program sets, as in browsers.
 */
export const writeCookies = (
  cookies: Readonly<Record<string, unknown>>,
  write: ReturnType<typeof createParameterWriter>,
): string => {
  const texts = Object.entries(cookies).flatMap(([name, value]) =>
    isDefined(value) ? (write("cookie", name, value) ?? []) : [],
  );
  if (texts.length > 0 && !canSendCookies()) {
    throw new RefusedValue(
      `This runtime does not send cookies set by a program: \`${Object.keys(cookies)}\`.`,
    );
  }
  return texts.join("; ");
};

const canSendCookies = (): boolean =>
  new Request("http://localhost", { headers: { cookie: "a=b" } }).headers.has("cookie");
