import { isJsonObject, type Json, type JsonObject } from "../document/json.js";
import type { LocatedKeywords } from "../schema/conjunct.js";
import { isOfType, type JsonType, jsonTypes, typesOf } from "../schema/json-type.js";
import { isEqual, textList } from "../schema/merged.js";
import type { Demand } from "./demand.js";
import { brokenFormatTexts } from "./texts.js";

/** Something in a schema that a value can satisfy or violate. */
export interface SchemaItem {
  /** The same for the same keyword of the same schema at the same place. */
  readonly key: string;
  /** `constraint`: something that can be violated. `value`: something worth reaching, such as an enum value. */
  readonly kind: "constraint" | "value";
  readonly keyword: string;
  /** What it is about, if the keyword concerns several things: a property's name, a value. */
  readonly detail?: string;
  /** True if a valid value exercises it. */
  isMetBy(value: Json): boolean;
  /** The demand at this place that exercises it. */
  readonly demand: Demand;
}

type Sketch = Omit<SchemaItem, "key">;

/** All items in the own keywords of one schema, for values at a place. */
export const itemsOf = ({ pointer, schema }: LocatedKeywords, path: string): SchemaItem[] => {
  const sketches = [
    ...valueItems(schema),
    ...typeItems(schema),
    ...textItems(schema),
    ...numberItems(schema),
    ...listItems(schema),
    ...objectItems(schema),
    ...unionItems(schema),
  ];
  return sketches.map((sketch) => {
    const detail = sketch.detail === undefined ? "" : `=${sketch.detail}`;
    return { ...sketch, key: `${path} ${sketch.keyword}${detail} @${pointer}` };
  });
};

const constraint = (
  keyword: string,
  type: JsonType | undefined,
  demand: Demand = {},
  detail?: string,
): Sketch => ({
  kind: "constraint",
  keyword,
  ...(detail === undefined ? {} : { detail }),
  isMetBy: (value) => type === undefined || isOfType(value, type),
  demand: type ? { type, ...demand } : demand,
});

const reached = (
  keyword: string,
  detail: string,
  demand: Demand,
  isMetBy: (value: Json) => boolean,
): Sketch => ({ kind: "value", keyword, detail, demand, isMetBy });

const exactly = (keyword: string, value: Json): Sketch =>
  reached(keyword, JSON.stringify(value), { value }, (other) => isEqual(value, other));

const valueItems = (schema: JsonObject): Sketch[] => {
  const constant = schema.const === undefined ? [] : [constraint("const", undefined)];
  if (!Array.isArray(schema.enum)) return constant;
  return [...constant, constraint("enum", undefined), ...schema.enum.map((value) => exactly("enum", value))];
};

const typeItems = (schema: JsonObject): Sketch[] => {
  if (schema.type === undefined) return [];
  const types = typesOf(schema);
  const own = types.length < jsonTypes.length ? [constraint("type", undefined)] : [];
  const several = types.length > 1 && !Array.isArray(schema.enum) ? types : [];
  const booleans =
    types.includes("boolean") && schema.enum === undefined && schema.const === undefined ? [true, false] : [];
  return [
    ...own,
    ...several.map((type) => reached("type", type, { type }, (value) => isOfType(value, type))),
    ...booleans.map((value) => exactly("value", value)),
  ];
};

const textItems = (schema: JsonObject): Sketch[] => {
  const found: Sketch[] = [];
  const { format, minLength, maxLength } = schema;
  if (typeof format === "string" && brokenFormatTexts[format])
    found.push(constraint("format", "string", {}, format));
  if (typeof schema.pattern === "string") found.push(constraint("pattern", "string"));
  if (typeof minLength === "number" && minLength > 0) {
    found.push(constraint("minLength", "string"), sized("minLength", "string", minLength));
  }
  if (typeof maxLength === "number") {
    found.push(constraint("maxLength", "string"), sized("maxLength", "string", maxLength));
  }
  return found;
};

const sized = (keyword: string, type: JsonType, size: number): Sketch =>
  reached(keyword, String(size), { type, size }, (value) => isOfType(value, type) && sizeOf(value) === size);

const sizeOf = (value: Json): number | undefined => {
  if (typeof value === "string") return [...value].length;
  if (Array.isArray(value)) return value.length;
  return isJsonObject(value) ? Object.keys(value).length : undefined;
};

const numberItems = (schema: JsonObject): Sketch[] => {
  const found: Sketch[] = [];
  if (schema.format === "int32" || schema.format === "int64") {
    found.push(constraint("format", "number", {}, schema.format));
  }
  for (const keyword of ["minimum", "maximum"]) {
    const bound = schema[keyword];
    if (typeof bound === "number") {
      const atBound = { ...exactly(keyword, bound), demand: { type: "number", value: bound } as const };
      found.push(constraint(keyword, "number"), atBound);
    }
  }
  for (const keyword of ["exclusiveMinimum", "exclusiveMaximum", "multipleOf"]) {
    if (typeof schema[keyword] === "number") found.push(constraint(keyword, "number"));
  }
  return found.map((sketch) =>
    sketch.demand.value === undefined ? { ...sketch, demand: numberDemand(schema) } : sketch,
  );
};

const numberDemand = (schema: JsonObject): Demand => ({
  type: typesOf(schema).includes("number") ? "number" : "integer",
});

const listItems = (schema: JsonObject): Sketch[] => {
  const found: Sketch[] = [];
  const { minItems, maxItems } = schema;
  if (typeof minItems === "number" && minItems > 0) {
    found.push(constraint("minItems", "array"), sized("minItems", "array", minItems));
  }
  if (typeof maxItems === "number") {
    found.push(constraint("maxItems", "array"));
    if (maxItems <= 1000) found.push(sized("maxItems", "array", maxItems));
  }
  if (schema.uniqueItems === true) found.push(constraint("uniqueItems", "array", { isFull: true }));
  if (schema.contains !== undefined) {
    if (schema.minContains !== 0) found.push(constraint("contains", "array"));
    // Ajv reports too many as it reports too few.
    if (schema.maxContains !== undefined) found.push(constraint("contains", "array", {}, "maxContains"));
  }
  if (schema.items === false) found.push(constraint("items", "array"));
  return found;
};

const objectItems = (schema: JsonObject): Sketch[] => {
  const found = textList(schema.required).map((name) => constraint("required", "object", {}, name));
  const { minProperties, maxProperties, dependentRequired } = schema;
  if (schema.additionalProperties === false) found.push(constraint("additionalProperties", "object"));
  if (schema.unevaluatedProperties === false) found.push(constraint("unevaluatedProperties", "object"));
  if (typeof minProperties === "number" && minProperties > 0) {
    found.push(constraint("minProperties", "object"), sized("minProperties", "object", minProperties));
  }
  if (typeof maxProperties === "number") found.push(constraint("maxProperties", "object"));
  if (schema.propertyNames !== undefined) found.push(constraint("propertyNames", "object"));
  for (const [name, needed] of Object.entries(isJsonObject(dependentRequired) ? dependentRequired : {})) {
    for (const other of textList(needed)) {
      found.push({
        ...constraint("dependentRequired", "object", { properties: { [name]: {} } }, `${name}:${other}`),
        isMetBy: (value) => isJsonObject(value) && Object.hasOwn(value, name),
      });
    }
  }
  for (const [name, property] of Object.entries(isJsonObject(schema.properties) ? schema.properties : {})) {
    if (property === false) found.push(constraint("false schema", "object", {}, name));
  }
  return found;
};

const unionItems = (schema: JsonObject): Sketch[] => {
  const unions = ["oneOf", "anyOf"].filter((keyword) => Array.isArray(schema[keyword]));
  const others = ["not"].filter((keyword) => schema[keyword] !== undefined);
  return [...unions, ...others].map((keyword) => constraint(keyword, undefined));
};
