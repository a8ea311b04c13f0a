import { isList, isObject, type Json, type JsonObject } from "../json.js";
import { joinPointer } from "../references/pointer.js";
import { openapiObjects } from "./openapi-objects.js";
import { holdings } from "./schema-keywords.js";

/** The type of a field, parsed from its rule. */
export interface FieldRule {
  /** `text`, `flag`, `any`, words such as `a|b`, or the kind of an object; in `[]` and `{}` a list or a mapping of it. */
  readonly holds: string;
  readonly isRequired: boolean;
  /** The version that added the field; undefined for 3.0. */
  readonly since: string | undefined;
}

/** Parses a rule of {@link openapiObjects}. */
export const readRule = (rule: string): FieldRule => {
  const [holds = "", since] = rule.split(" ");
  return { holds: holds.replace("!", ""), isRequired: holds.endsWith("!"), since };
};

const rules: ReadonlyMap<string, ReadonlyMap<string, FieldRule>> = new Map(
  Object.entries(openapiObjects).map(([kind, fields]) => [
    kind,
    new Map(Object.entries(fields).map(([field, rule]) => [field, readRule(rule)])),
  ]),
);

/** The rule for a field of an object; undefined if OpenAPI does not define the field there. */
export const ruleOf = (kind: string, field: string): FieldRule | undefined => {
  const fields = rules.get(kind);
  // Where any key is a field, a reference is still a reference.
  return fields?.get(field) ?? (field === "$ref" ? undefined : fields?.get("*"));
};

/** Visits a part of a document and returns its replacement. */
export type Change = (kind: string, value: Json, pointer: string) => Json;

/** Replaces each object and schema directly inside an object or schema. Returns the same value if nothing changed. */
export const mapChildren = (kind: string, node: JsonObject, pointer: string, change: Change): JsonObject => {
  const changed = new Map<string, Json>();
  for (const [key, value] of Object.entries(node)) {
    const rule = holdingOf(kind, key);
    // An empty field counts as absent, except an operation.
    if (!rule || value === undefined || (value === null && rule !== "Operation")) continue;
    const mapped = mapHeld(rule, value, joinPointer(pointer, key), change);
    if (mapped !== value) changed.set(key, mapped);
  }
  if (changed.size === 0) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, changed.has(key) ? changed.get(key) : value]),
  );
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

/** Paths and Responses can have extensions; in every other mapping, `x-` may begin an ordinary name. */
const extensible = new Set(["PathItem", "Response"]);

const mapNames = (rule: string, value: Json, pointer: string, change: Change): Json => {
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([name, item]) => {
    const isSkipped = item === undefined || (name.startsWith("x-") && extensible.has(rule));
    return [name, isSkipped ? item : mapHeld(rule, item, joinPointer(pointer, name), change)] as const;
  });
  return entries.some(([name, item]) => item !== value[name]) ? Object.fromEntries(entries) : value;
};
