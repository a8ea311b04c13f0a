import { isJsonObject, type Json } from "../document/json.js";
import type { Parameter } from "../document/operation.js";
import type { Conjunct } from "../schema/conjunct.js";
import { impliedType, type JsonType } from "../schema/json-type.js";
import type { ReadShape, SchemaReader } from "../schema/schema-reader.js";

/** A query as it was sent: a repeated name holds a list. */
export type RawQuery = Readonly<Record<string, string | string[]>>;

/** A parameter's value read from the wire, and the names of the query that it used. */
export interface ReadParameter {
  readonly value: Json | undefined;
  readonly used: readonly string[];
}

/**
 * Reads a query parameter as its style says.
 *
 * @param others The names of the other parameters: an exploded object with free names takes all but those.
 */
export const readQueryParameter = (
  reader: SchemaReader,
  parameter: Parameter,
  query: RawQuery,
  others: ReadonlySet<string> = new Set(),
): ReadParameter => {
  const { name, style, explode, contentType } = parameter;
  const conjunct = reader.at(parameter.schemaPointer);
  const types = admittedTypes(reader, conjunct);
  if (style === "deepObject") return readDeepObject(reader, conjunct, name, query);
  if (types.has("object") && explode && !contentType) return readLooseObject(reader, conjunct, query, others);
  const raw = Object.hasOwn(query, name) ? query[name] : undefined;
  if (raw === undefined) return { value: undefined, used: [] };
  const last = Array.isArray(raw) ? (raw.at(-1) ?? "") : raw;
  if (contentType) return { value: parseJson(last), used: [name] };
  if (types.has("array")) {
    const separator = style === "spaceDelimited" ? " " : style === "pipeDelimited" ? "|" : ",";
    const texts = explode ? [raw].flat() : last.split(separator);
    return { value: readItems(reader, conjunct, texts), used: [name] };
  }
  if (types.has("object"))
    return { value: readPairs(reader, conjunct, pairUp(last.split(","))), used: [name] };
  // A scalar that is sent twice is no scalar: the list lets the schema say so.
  return { value: Array.isArray(raw) ? raw : readScalar(last, types), used: [name] };
};

/** Reads a path, header or cookie parameter from its text. */
export const readSimpleParameter = (
  reader: SchemaReader,
  parameter: Parameter,
  text: string,
): Json | undefined => {
  if (parameter.contentType) return parseJson(text);
  const conjunct = reader.at(parameter.schemaPointer);
  const types = admittedTypes(reader, conjunct);
  if (types.has("array")) return readItems(reader, conjunct, text === "" ? [] : text.split(","));
  if (!types.has("object")) return readScalar(text, types);
  const pairs = parameter.explode
    ? text
        .split(",")
        .map((pair): [string, string] => [pair.split("=")[0] ?? "", pair.split("=").slice(1).join("=")])
    : pairUp(text.split(","));
  return readPairs(reader, conjunct, pairs);
};

const admittedTypes = (reader: SchemaReader, conjunct: Conjunct): Set<JsonType> => {
  const types = reader.shapes(conjunct).flatMap(({ merged, parts }): readonly JsonType[] => {
    // Nearly everything is admitted: the other keywords say what is meant, and a text is what travels anyway.
    if (merged.types.length < 6) return merged.types;
    return parts.map(({ schema }) => impliedType(schema) ?? "string");
  });
  return new Set(types);
};

const readScalar = (text: string, types: ReadonlySet<JsonType>): Json => {
  if ((types.has("integer") || types.has("number")) && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text))
    return Number(text);
  if (types.has("boolean") && (text === "true" || text === "false")) return text === "true";
  if (types.has("null") && !types.has("string") && (text === "" || text === "null")) return null;
  return text;
};

const readItems = (reader: SchemaReader, conjunct: Conjunct, texts: readonly string[]): Json[] => {
  const merged = reader.shapes(conjunct).find((shape) => shape.merged.types.includes("array"))?.merged;
  return texts.map((text, index) => readScalar(text, admittedTypes(reader, merged?.item(index) ?? [])));
};

const readPairs = (reader: SchemaReader, conjunct: Conjunct, pairs: readonly [string, string][]): Json => {
  const merged = reader.shapes(conjunct).find((shape) => shape.merged.types.includes("object"))?.merged;
  return Object.fromEntries(
    pairs.map(([name, text]) => [
      name,
      readScalar(text, admittedTypes(reader, merged?.property(name) ?? [])),
    ]),
  );
};

const readDeepObject = (
  reader: SchemaReader,
  conjunct: Conjunct,
  name: string,
  query: RawQuery,
): ReadParameter => {
  const used = Object.keys(query).filter((key) => key.startsWith(`${name}[`) && key.endsWith("]"));
  if (used.length === 0) return { value: undefined, used };
  const pairs = used.map((key): [string, string] => [
    key.slice(name.length + 1, -1),
    [query[key] ?? ""].flat().at(-1) ?? "",
  ]);
  return { value: readPairs(reader, conjunct, pairs), used };
};

/** An object in the form style, exploded: each of its properties is a query parameter of its own. */
const readLooseObject = (
  reader: SchemaReader,
  conjunct: Conjunct,
  query: RawQuery,
  others: ReadonlySet<string>,
): ReadParameter => {
  const shapes = reader.shapes(conjunct);
  const used = Object.keys(query).filter(
    (key) => !others.has(key) && shapes.some((shape) => holds(shape, key)),
  );
  if (used.length === 0) return { value: undefined, used };
  const pairs = used.map((key): [string, string] => [key, [query[key] ?? ""].flat().at(-1) ?? ""]);
  return { value: readPairs(reader, conjunct, pairs), used };
};

const holds = ({ merged, parts }: ReadShape, name: string): boolean => {
  if (merged.propertyNames.includes(name)) return true;
  const isOpen = parts.some(
    ({ schema }) => isJsonObject(schema.additionalProperties) || isJsonObject(schema.patternProperties),
  );
  const rules = parts.flatMap(({ schema }) =>
    isJsonObject(schema.propertyNames) ? [schema.propertyNames.pattern] : [],
  );
  const isNamed = rules.every((rule) => typeof rule !== "string" || new RegExp(rule, "u").test(name));
  return isOpen && isNamed && (merged.property(name)?.length ?? 0) > 0;
};

const pairUp = (texts: readonly string[]): [string, string][] =>
  texts.flatMap((text, index): [string, string][] =>
    index % 2 === 0 ? [[text, texts[index + 1] ?? ""]] : [],
  );

const parseJson = (text: string): Json => {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    // Not JSON at all: as a text it can only satisfy a schema that admits texts.
    return text;
  }
};
