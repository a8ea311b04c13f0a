import { joinPointer } from "@provider-clients/openapi";
import { isJsonObject, type Json, type JsonObject } from "../document/json.js";
import { type JsonType, typesOf } from "../schema/json-type.js";
import { textList } from "../schema/merged.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import type { ListedPart, Listing } from "../values/list-schema.js";
import { changeAt, renameKey, setKeyword } from "./change-schema.js";
import type { MutantSketch } from "./document-mutant.js";

/**
 * Observable mutations of the schemas of a request's part.
 *
 * @param isTyped true if types are preserved on the wire, as in JSON.
 */
export const schemaMutants = (reader: SchemaReader, listing: Listing, isTyped: boolean): MutantSketch[] => {
  const requiredAt = new Map<string, Set<string>>();
  for (const { path, schema } of listing.parts) {
    const known = requiredAt.get(path) ?? new Set();
    for (const name of textList(schema.required)) known.add(name);
    requiredAt.set(path, known);
  }
  return listing.parts.flatMap((part) => [
    ...propertyMutants(reader, part, requiredAt.get(part.path) ?? new Set(), isTyped),
    ...typeMutants(part, isTyped),
    ...limitMutants(part),
    ...valueMutants(part),
    ...removalMutants(part),
  ]);
};

const propertyMutants = (
  reader: SchemaReader,
  part: ListedPart,
  required: ReadonlySet<string>,
  isTyped: boolean,
): MutantSketch[] => {
  const { pointer, schema, path } = part;
  const all = Object.keys(isJsonObject(schema.properties) ? schema.properties : {});
  // Properties of the other direction are neither sent nor required, so a change to them cannot be noticed.
  const names = all.filter((name) => !reader.isHidden(joinPointer(pointer, "properties", name)));
  const own = textList(schema.required);
  // Serialised as a string, an object without its only property is no value at all.
  const canBeRequired = (name: string) => !required.has(name) && (isTyped || names.length > 1);
  return [
    ...names.flatMap((name): MutantSketch[] => [
      ...renamedOrDropped(part, own, name),
      ...(canBeRequired(name)
        ? [
            {
              description: `require the property ${path}/${name}`,
              hint: path,
              apply: setKeyword(pointer, "required", [...own, name]),
            },
          ]
        : []),
    ]),
    ...own.map((name) => ({
      description: `no longer require ${path}/${name}`,
      hint: `${path} required=${name}`,
      apply: setKeyword(
        pointer,
        "required",
        own.filter((each) => each !== name),
      ),
    })),
  ];
};

const renamedOrDropped = (
  { pointer, path }: ListedPart,
  required: readonly string[],
  name: string,
): MutantSketch[] => {
  const hint = `${path}/${name}`;
  const renamed = `${name}Renamed`;
  const inProperties = (change: (properties: JsonObject) => void) =>
    changeAt(pointer, ({ properties }) => void (isJsonObject(properties) && change(properties)));
  const nowRequired = required.map((each) => (each === name ? renamed : each));
  return [
    {
      description: `rename the property ${hint}`,
      hint,
      apply: (document) => {
        inProperties((properties) => renameKey(properties, name, renamed))(document);
        if (required.includes(name)) setKeyword(pointer, "required", nowRequired)(document);
      },
    },
    {
      description: `drop the property ${hint}`,
      hint,
      apply: inProperties((properties) => void delete properties[name]),
    },
  ];
};

const otherType: Readonly<Record<JsonType, JsonType>> = {
  string: "integer",
  integer: "string",
  number: "string",
  boolean: "string",
  object: "string",
  array: "string",
  null: "string",
};

const typeMutants = ({ pointer, schema, path, instance }: ListedPart, isTyped: boolean): MutantSketch[] => {
  if (schema.type === undefined) return [];
  const types = typesOf(schema);
  const [main = "string"] = types;
  // Serialised as a string, a list or an object is read like any string.
  const other = !isTyped && (main === "array" || main === "object") ? "boolean" : otherType[main];
  const without = types.filter((type) => type !== "null");
  const found: MutantSketch[] = [
    {
      description: `change the type of ${path} from ${main} to ${other}`,
      hint: path,
      apply: retype(pointer, other),
    },
  ];
  const type = (description: string, value: Json) => {
    found.push({ description, hint: `${path} type`, apply: setKeyword(pointer, "type", value) });
  };
  if (types.includes("null") && without.length > 0) type(`no longer admit null at ${path}`, without);
  // With these formats, Prism reads a number as an integer anyway.
  const isSized = schema.format === "int32" || schema.format === "int64";
  if (main === "integer" && isTyped && !isSized) type(`admit fractions at ${path}`, [...without, "number"]);
  // Null is not tried at the root, nor if only a fraction violates the type.
  if (!types.includes("null") && main !== "integer" && isTyped && instance.length > 0)
    type(`admit null at ${path}`, [...types, "null"]);
  return found;
};

const retype = (pointer: string, type: JsonType): MutantSketch["apply"] =>
  changeAt(pointer, (schema) => {
    for (const keyword of Object.keys(schema))
      if (!["description", "title"].includes(keyword)) delete schema[keyword];
    schema.type = type;
  });

const limits = [
  "minLength",
  "maxLength",
  "minimum",
  "maximum",
  "minItems",
  "maxItems",
  "minProperties",
  "maxProperties",
];

const limitMutants = ({ pointer, schema, path }: ListedPart): MutantSketch[] =>
  limits.flatMap((keyword) => {
    const bound = schema[keyword];
    if (typeof bound !== "number" || (keyword.startsWith("min") && keyword !== "minimum" && bound < 1))
      return [];
    return [bound - 1, bound + 1].map((value): MutantSketch => {
      const description = `change ${keyword} of ${path} from ${bound} to ${value}`;
      return { description, hint: `${path} ${keyword}`, apply: setKeyword(pointer, keyword, value) };
    });
  });

const valueMutants = ({ pointer, schema, path }: ListedPart): MutantSketch[] => {
  const values = Array.isArray(schema.enum) ? schema.enum : [];
  const dropped = values.slice(0, 12).map((value): MutantSketch => {
    const rest = values.filter((each) => each !== value);
    const description = `drop ${JSON.stringify(value)} from the values of ${path}`;
    return { description, hint: `${path} enum`, apply: setKeyword(pointer, "enum", rest) };
  });
  if (schema.const === undefined) return dropped;
  const other = typeof schema.const === "boolean" ? !schema.const : "changed";
  return [
    ...dropped,
    { description: `change the constant of ${path}`, hint: path, apply: setKeyword(pointer, "const", other) },
  ];
};

const removable = [
  "pattern",
  "format",
  "enum",
  "multipleOf",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "uniqueItems",
  "propertyNames",
  "dependentRequired",
  "not",
  "unevaluatedProperties",
];

const removalMutants = ({ pointer, schema, path }: ListedPart): MutantSketch[] => {
  const keywords = removable.filter(
    (keyword) => schema[keyword] !== undefined && !isAnnotation(keyword, schema),
  );
  const removed = keywords.map((keyword): MutantSketch => {
    return {
      description: `drop ${keyword} of ${path}`,
      hint: `${path} ${keyword}`,
      apply: setKeyword(pointer, keyword, undefined),
    };
  });
  if (schema.additionalProperties === false) {
    const apply = setKeyword(pointer, "additionalProperties", undefined);
    removed.push({
      description: `admit undeclared properties at ${path}`,
      hint: `${path} additionalProperties`,
      apply,
    });
  }
  for (const keyword of ["oneOf", "anyOf"]) {
    const branches = schema[keyword];
    if (!Array.isArray(branches)) continue;
    branches.forEach((_, index) => {
      const rest = branches.filter((__, each) => each !== index);
      removed.push({
        description: `drop ${keyword}/${index} of ${path}`,
        hint: path,
        apply: setKeyword(pointer, keyword, rest.length > 0 ? rest : undefined),
      });
    });
  }
  return removed;
};

// Formats that no judge checks are documentation.
const isAnnotation = (keyword: string, { format }: JsonObject): boolean =>
  keyword === "format" && ["float", "double", "password", "binary"].includes(String(format));
