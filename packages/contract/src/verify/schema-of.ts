import { isJsonObject, type Json, type JsonObject } from "../document/json.js";
import { typeOf } from "../schema/json-type.js";

/** A schema for a value that contains only its types and field names. */
export const schemaOf = (value: Json): JsonObject => {
  if (Array.isArray(value)) {
    const [first] = value;
    return first === undefined ? { type: "array" } : { type: "array", items: schemaOf(first) };
  }
  if (!isJsonObject(value)) return { type: typeOf(value) };
  const properties = Object.entries(value).map(([name, each]): [string, JsonObject] => [
    name,
    schemaOf(each),
  ]);
  return { type: "object", properties: Object.fromEntries(properties) };
};
