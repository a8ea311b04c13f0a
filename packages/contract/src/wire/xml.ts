import { isJsonObject, type Json, type JsonObject } from "../document/json.js";
import type { Conjunct } from "../schema/conjunct.js";
import type { SchemaReader } from "../schema/schema-reader.js";

/** Serialises a value as XML, with the names, attributes and wrappers of its schema's XML Objects. */
export const writeXml = (reader: SchemaReader, conjunct: Conjunct, value: Json): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${element(reader, conjunct, rootName(reader, conjunct), value)}`;

const rootName = (reader: SchemaReader, conjunct: Conjunct): string => {
  const named = xmlOf(reader, conjunct).name;
  if (typeof named === "string") return named;
  const references = conjunct.flatMap(({ schema }) =>
    isJsonObject(schema) && typeof schema.$ref === "string" ? [schema.$ref] : [],
  );
  // A schema under `components` names the element.
  return references[0]?.split("/").at(-1) ?? "root";
};

const element = (reader: SchemaReader, conjunct: Conjunct, name: string, value: Json): string => {
  const own = xmlOf(reader, conjunct);
  const tag = typeof own.prefix === "string" ? `${own.prefix}:${name}` : name;
  const space = typeof own.namespace === "string" ? namespaceOf(own.namespace, own.prefix) : "";
  if (Array.isArray(value)) {
    const items = value.map((item, index) => {
      const inner = itemOf(reader, conjunct, index);
      return element(reader, inner, textName(xmlOf(reader, inner), name), item);
    });
    return own.wrapped === true ? `<${tag}${space}>${items.join("")}</${tag}>` : items.join("");
  }
  if (!isJsonObject(value))
    return `<${tag}${space}>${value === null ? "" : escapeXml(String(value))}</${tag}>`;
  const attributes: string[] = [];
  const children = Object.entries(value).map(([key, each]) => {
    const inner = propertyOf(reader, conjunct, key);
    const xml = xmlOf(reader, inner);
    const isWrapped = Array.isArray(each) && xml.wrapped !== true;
    const shown = isWrapped ? key : textName(xml, key);
    if (xml.attribute !== true) return element(reader, inner, shown, each);
    attributes.push(` ${shown}="${escapeXml(String(each))}"`);
    return "";
  });
  return `<${tag}${space}${attributes.join("")}>${children.join("")}</${tag}>`;
};

const namespaceOf = (namespace: string, prefix: Json | undefined): string =>
  ` xmlns${typeof prefix === "string" ? `:${prefix}` : ""}="${escapeXml(namespace)}"`;

const textName = ({ name }: JsonObject, fallback: string): string =>
  typeof name === "string" ? name : fallback;

const xmlOf = (reader: SchemaReader, conjunct: Conjunct): JsonObject => {
  const parts = reader.shapes(conjunct).flatMap((shape) => shape.parts);
  return parts.map(({ schema }) => schema.xml).find(isJsonObject) ?? {};
};

const propertyOf = (reader: SchemaReader, conjunct: Conjunct, name: string): Conjunct =>
  reader
    .shapes(conjunct)
    .map(({ merged }) => merged.property(name))
    .find((each) => each !== undefined && each.length > 0) ?? [];

const itemOf = (reader: SchemaReader, conjunct: Conjunct, index: number): Conjunct =>
  reader
    .shapes(conjunct)
    .find(({ merged }) => merged.types.includes("array"))
    ?.merged.item(index) ?? [];

const escapeXml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
