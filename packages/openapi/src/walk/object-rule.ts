import { isList, isObject, type Json, type JsonObject } from "../json.js";
import { joinPointer } from "../references/pointer.js";
import { openapiObjects } from "./openapi-objects.js";
import { holdings } from "./schema-keywords.js";

/** What a field holds, read from its rule. */
export interface FieldRule {
  /** `text`, `flag`, `any`, the kind of an object, or one of these in `[]` and `{}`. */
  readonly holds: string;
  readonly isRequired: boolean;
  /** The version that brought the field; undefined for 3.0. */
  readonly since: string | undefined;
}

/** Reads a rule of {@link openapiObjects}. */
export const readRule = (rule: string): FieldRule => {
  const [holds = "", since] = rule.split(" ");
  return { holds: holds.replace("!", ""), isRequired: holds.endsWith("!"), since };
};

/** What the field of an object holds; undefined for a field that OpenAPI does not have there. */
export const ruleOf = (kind: string, field: string): FieldRule | undefined => {
  const fields = openapiObjects[kind] ?? {};
  const rule = Object.hasOwn(fields, field) ? fields[field] : fields["*"];
  return rule === undefined ? undefined : readRule(rule);
};

/** Visits a part of a document and says what stands there instead. */
export type Change = (kind: string, value: Json, pointer: string) => Json;

/** The object or schema with each object and schema directly inside it replaced. The same value where nothing changed. */
export const mapChildren = (kind: string, node: JsonObject, pointer: string, change: Change): JsonObject => {
  const changed: Record<string, Json | undefined> = {};
  let isChanged = false;
  for (const [key, value] of Object.entries(node)) {
    const rule = holdingOf(kind, key);
    // A field with nothing behind it says as much as none; an operation is not left out so.
    const isThere = value !== undefined && (value !== null || rule === "Operation");
    const mapped = rule && isThere ? mapHeld(rule, value, joinPointer(pointer, key), change) : value;
    isChanged ||= mapped !== value;
    // `__proto__` is a name like another.
    Object.defineProperty(changed, key, {
      value: mapped,
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return isChanged ? changed : node;
};

const holdingOf = (kind: string, key: string): string | undefined => {
  if (key.startsWith("x-")) return undefined;
  if (kind !== "Schema") return ruleOf(kind, key)?.holds;
  const holding = holdings.get(key);
  if (holding === undefined) return undefined;
  return holding === "map" ? "{Schema}" : holding === "list" ? "Schema[]" : "Schema";
};

const mapHeld = (rule: string, value: Json, pointer: string, change: Change): Json => {
  if (rule.endsWith("[]")) return mapList(rule.slice(0, -2), value, pointer, change);
  if (rule.startsWith("{")) return mapNames(rule.slice(1, -1), value, pointer, change);
  return rule === "Schema" || openapiObjects[rule] !== undefined ? change(rule, value, pointer) : value;
};

const mapList = (rule: string, value: Json, pointer: string, change: Change): Json => {
  if (!isList(value)) return value;
  const mapped = value.map((item, index) => mapHeld(rule, item, joinPointer(pointer, index), change));
  return mapped.some((item, index) => item !== value[index]) ? mapped : value;
};

/** Paths and Responses are objects that may be extended; in every other mapping an `x-` begins a name like another. */
const extensible = new Set(["PathItem", "Response"]);

const mapNames = (rule: string, value: Json, pointer: string, change: Change): Json => {
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([name, item]) => {
    const isSkipped = item === undefined || (name.startsWith("x-") && extensible.has(rule));
    return [name, isSkipped ? item : mapHeld(rule, item, joinPointer(pointer, name), change)] as const;
  });
  return entries.some(([name, item]) => item !== value[name]) ? Object.fromEntries(entries) : value;
};
