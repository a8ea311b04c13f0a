import { isJsonObject, type Json, type JsonObject } from "../document/json.js";
import type { Parameter } from "../document/operation.js";
import { toRegExp } from "../document/pattern.js";
import type { Conjunct } from "../schema/conjunct.js";
import type { ReadShape, SchemaReader } from "../schema/schema-reader.js";
import type { RawQuery } from "./raw-query.js";
import { admittedTypes, parseJson, readItems, readPairs, readScalar } from "./read-text.js";
import { type Field, separatorOf } from "./serialise.js";

/** A parsed value, and the query names that it used. */
export interface ReadParameter {
  readonly value: Json | undefined;
  readonly used: readonly string[];
}

/**
 * Parses a query parameter according to its style.
 *
 * @param others the names of the other parameters: an exploded object with free names takes all remaining ones.
 */
export const readQueryParameter = (
  reader: SchemaReader,
  parameter: Parameter,
  query: RawQuery,
  others: ReadonlySet<string> = new Set(),
): ReadParameter => readField(reader, parameter, reader.at(parameter.schemaPointer), query, others);

/** Parses a query parameter, or a property of a form, by its schema. */
export const readField = (
  reader: SchemaReader,
  field: Field,
  conjunct: Conjunct,
  query: RawQuery,
  others: ReadonlySet<string> = new Set(),
): ReadParameter => {
  const { name, style, explode, contentType } = field;
  const types = admittedTypes(reader, conjunct);
  if (style === "deepObject") return readDeepObject(reader, conjunct, name, query);
  if (types.has("object") && explode && !contentType) return readLooseObject(reader, conjunct, query, others);
  const raw = Object.hasOwn(query, name) ? query[name] : undefined;
  if (raw === undefined) return { value: undefined, used: [] };
  const last = Array.isArray(raw) ? (raw.at(-1) ?? "") : raw;
  if (contentType) return { value: parseJson(last), used: [name] };
  const separator = separatorOf(style);
  if (types.has("array") && (!types.has("string") || Array.isArray(raw) || last.includes(separator))) {
    const texts = explode ? [raw].flat() : last.split(separator);
    return { value: readItems(reader, conjunct, texts), used: [name] };
  }
  if (types.has("object"))
    return { value: readPairs(reader, conjunct, pairUp(last.split(separator))), used: [name] };
  // A repeated scalar is kept as a list, so that the schema refuses it.
  return { value: Array.isArray(raw) ? raw : readScalar(last, types), used: [name] };
};

/**
 * Parses a path, header or cookie parameter.
 *
 * @param decode decodes each name and value after splitting.
 */
export const readSimpleParameter = (
  reader: SchemaReader,
  parameter: Parameter,
  text: string,
  decode: (text: string) => string = (each) => each,
): Json | undefined => {
  if (parameter.contentType) return parseJson(decode(text));
  const conjunct = reader.at(parameter.schemaPointer);
  const types = admittedTypes(reader, conjunct);
  const isList = types.has("array");
  const plain = withoutPrefix(parameter, text, isList || types.has("object"));
  // A value without the prefix of its style is kept as a string, so that the schema refuses it.
  if (plain === undefined) return decode(text);
  const separator = parameter.explode ? explodedSeparators[parameter.style] : undefined;
  const texts = plain === "" ? [] : plain.split(separator ?? ",");
  if (isList) {
    const own = parameter.style === "matrix" && parameter.explode ? `${parameter.name}=` : "";
    return readItems(
      reader,
      conjunct,
      texts.map((each) => decode(own !== "" && each.startsWith(own) ? each.slice(own.length) : each)),
    );
  }
  if (!types.has("object")) return readScalar(decode(plain), types);
  const pairs = parameter.explode ? texts.map(splitPair) : pairUp(texts);
  return readPairs(
    reader,
    conjunct,
    pairs.map(([name, value]) => [decode(name), decode(value)]),
  );
};

const explodedSeparators: Readonly<Record<string, string>> = { label: ".", matrix: ";" };

const withoutPrefix = (
  { name, style, explode }: Parameter,
  text: string,
  isCompound: boolean,
): string | undefined => {
  if (style === "matrix" && !isCompound && text === `;${name}`) return "";
  const named = explode && isCompound ? ";" : `;${name}=`;
  const prefix = style === "label" ? "." : style === "matrix" ? named : "";
  return text.startsWith(prefix) ? text.slice(prefix.length) : undefined;
};

const splitPair = (pair: string): [string, string] => {
  const [name = "", ...rest] = pair.split("=");
  return [name, rest.join("=")];
};

const readDeepObject = (
  reader: SchemaReader,
  conjunct: Conjunct,
  name: string,
  query: RawQuery,
): ReadParameter => {
  const used = Object.keys(query).filter(
    (key) => key === name || (key.startsWith(`${name}[`) && key.endsWith("]")),
  );
  const pairs = used.flatMap((key) => {
    const steps = key.slice(name.length + 1, -1).split("][");
    const texts = [query[key] ?? ""].flat();
    // `name[]=a&name[]=b` and `name=a&name=b` are lists too.
    return texts.map((text, index) => ({
      steps: key === name ? [String(index)] : steps.map((step) => (step === "" ? String(index) : step)),
      text,
    }));
  });
  if (pairs.length === 0) return { value: undefined, used };
  return { value: readNested(reader, conjunct, pairs), used };
};

interface NestedText {
  readonly steps: readonly string[];
  readonly text: string;
}

const readNested = (reader: SchemaReader, conjunct: Conjunct, texts: readonly NestedText[]): Json => {
  const types = admittedTypes(reader, conjunct);
  const shapes = reader.shapes(conjunct);
  const own = texts.filter(({ steps }) => steps.length === 0);
  const isList = types.has("array") && !types.has("object") && (!types.has("string") || own.length > 1);
  const item = shapes.find(({ merged }) => merged.types.includes("array"))?.merged.item(0) ?? [];
  const [first] = own;
  // OpenAPI does not say how a list inside is written; a client may repeat its name: `a[b]=1&a[b]=2`.
  if (first && isList) return own.map((each) => readNested(reader, item, [each]));
  if (first) return readScalar(first.text, types);
  const names = [...new Set(texts.map(({ steps: [step = ""] }) => step))];
  const inside = (name: string) =>
    texts.flatMap(({ steps: [step, ...rest], text }) => (step === name ? [{ steps: rest, text }] : []));
  if (types.has("array") && !types.has("object"))
    return names.map((name) => readNested(reader, item, inside(name)));
  const object: JsonObject = {};
  for (const name of names) {
    const found = shapes.flatMap(({ merged }) =>
      merged.types.includes("object") ? [merged.property(name)] : [],
    );
    object[name] = readNested(reader, found.find((each) => each !== undefined) ?? [], inside(name));
  }
  return object;
};

/** An exploded object in the form style: each of its properties is a query parameter. */
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
  const isNamed = rules.every((rule) => typeof rule !== "string" || toRegExp(rule).test(name));
  return isOpen && isNamed && (merged.property(name)?.length ?? 0) > 0;
};

const pairUp = (texts: readonly string[]): [string, string][] =>
  texts.flatMap((text, index): [string, string][] =>
    index % 2 === 0 ? [[text, texts[index + 1] ?? ""]] : [],
  );
