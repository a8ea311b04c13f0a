import { isJsonObject, type Json, type JsonObject } from "../document/json.js";
import type { Operation, Parameter } from "../document/operation.js";
import { toRegExp } from "../document/pattern.js";
import type { JudgedRequest } from "../judge/prism.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import { readQueryParameter } from "../wire/deserialise.js";
import type { Resource } from "./resource.js";
import type { StoredRecord } from "./store.js";
import { extensionAt } from "./written-role.js";

/** The condition of a search for one property of a record. */
interface Condition {
  readonly name: string;
  readonly wanted: Json;
  readonly normalise: (text: string) => string;
}

/**
 * The records that match a search or a list request: query parameters and body properties with the name of a record's
 * property must be equal to it. Ranges, orders and expressions are ignored.
 */
export const selectRecords = (
  reader: SchemaReader,
  resource: Resource,
  operation: Operation,
  request: JudgedRequest,
  records: readonly StoredRecord[],
): readonly StoredRecord[] => {
  const conditions = [
    ...operation.parameters.flatMap((parameter) => conditionOf(reader, parameter, request)),
    ...bodyConditions(request.body),
  ].filter(({ name }) => resource.names.has(name) || resource.writable.has(name));
  return records.filter(({ value }) => conditions.every((condition) => isMet(condition, resource, value)));
};

const conditionOf = (reader: SchemaReader, parameter: Parameter, { url }: JudgedRequest): Condition[] => {
  if (parameter.in !== "query") return [];
  const { value: wanted } = readQueryParameter(reader, parameter, url.query);
  if (wanted === undefined || isJsonObject(wanted)) return [];
  const extension = extensionAt(reader.document, parameter.pointer);
  const { name, ignoresCase, ignores } = isJsonObject(extension) ? extension : {};
  const ignored = typeof ignores === "string" ? everywhere(toRegExp(ignores)) : undefined;
  const normalise = (text: string) => {
    const rest = ignored === undefined ? text : text.replace(ignored, "");
    return ignoresCase === true ? rest.toLowerCase() : rest;
  };
  return [{ name: typeof name === "string" ? name : parameter.name, wanted, normalise }];
};

const bodyConditions = (body: Json | undefined): Condition[] =>
  isJsonObject(body)
    ? Object.entries(body)
        .filter(([, wanted]) => !isJsonObject(wanted))
        .map(([name, wanted]) => ({ name, wanted, normalise: (text) => text }))
    : [];

/** A property that a real server would fill in is unknown here and excludes nothing. */
const isMet = (
  { name, wanted, normalise }: Condition,
  { writable }: Resource,
  record: JsonObject,
): boolean => {
  const held = record[name];
  if (held === undefined) return !writable.has(name);
  const texts = [held].flat().map((each) => normalise(textOf(each)));
  return [wanted].flat().some((each) => texts.includes(normalise(textOf(each))));
};

const textOf = (value: Json): string => (typeof value === "string" ? value : JSON.stringify(value));

const everywhere = (expression: RegExp): RegExp => new RegExp(expression, `${expression.flags}g`);
