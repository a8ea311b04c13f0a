import { joinPointer } from "@provider-clients/openapi";
import { isJsonObject, type Json, type JsonObject } from "../document/json.js";
import { isSchema } from "../document/subschemas.js";
import { isOfType, type JsonType, typesOf } from "../schema/json-type.js";
import { child, itemSchema } from "../schema/merged.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import { listed } from "../schema/shapes.js";
import { buildValue } from "./build-value.js";
import type { ListedItem } from "./list-schema.js";
import { brokenFormatTexts } from "./texts.js";

const longestText = 1_000_000;

/** Values that replace a valid one to violate a constraint, best candidates first. */
export function* violatingValues(reader: SchemaReader, item: ListedItem, current: Json): Generator<Json> {
  const { keyword, schema } = item;
  if (keyword === "type") yield* otherTypes(typesOf(schema), item.path);
  else if (keyword === "enum" || keyword === "const") yield* otherValues(current);
  else if (typeof current === "string") yield* brokenTexts(item, current);
  else if (typeof current === "number") yield* brokenNumbers(item, current);
  else if (keyword === "contains" && Array.isArray(current)) yield* miscountedLists(reader, item, current);
  else if (Array.isArray(current)) yield* brokenLists(item, current);
  else if (isJsonObject(current)) yield* brokenObjects(reader, item, current);
  if (keyword === "oneOf" || keyword === "anyOf" || keyword === "not")
    yield* brokenUnions(reader, item, current);
}

const samples: readonly (readonly [JsonType, Json])[] = [
  ["null", null],
  ["string", "text"],
  ["integer", 42],
  ["number", 1.5],
  ["boolean", true],
  ["object", {}],
  ["array", []],
];

function* otherTypes(types: readonly JsonType[], path: string): Generator<Json> {
  // 1.5 first: nothing else distinguishes an integer from a number.
  if (types.includes("integer") && !types.includes("number")) yield 1.5;
  // Prism treats a null body as no body.
  const values = path === "body" ? [...samples].reverse() : samples;
  for (const [, value] of values) {
    // A null parameter is not sent at all.
    const isSent = value !== null || path.startsWith("body");
    if (isSent && !types.some((type) => isOfType(value, type))) yield value;
  }
}

function* otherValues(current: Json): Generator<Json> {
  if (typeof current === "string") yield* [`${current}-not-listed`, "not-listed", current.toUpperCase()];
  if (typeof current === "number") yield* [current + 1, 1_000_003, -1_000_003];
  if (typeof current === "boolean") yield !current;
  yield* ["not-listed", 1_000_003, true, false, null, {}];
}

function* brokenTexts({ keyword, schema, detail }: ListedItem, current: string): Generator<string> {
  const characters = [...current];
  const { minLength, maxLength } = schema;
  if (keyword === "format") yield* brokenFormatTexts[detail ?? ""] ?? [];
  if (keyword === "pattern") {
    yield* [
      `${current}!`,
      characters.slice(0, -1).join(""),
      `!${characters.slice(1).join("")}`,
      "!",
      "",
      "text",
      "0",
      // A character that patterns for printable ASCII or Latin-1 refuse.
      `${current}漢`,
      "漢",
    ];
  }
  if (keyword === "minLength" && typeof minLength === "number")
    yield characters.slice(0, minLength - 1).join("");
  if (keyword === "maxLength" && typeof maxLength === "number" && maxLength < longestText) {
    const first = characters[0] ?? "x";
    const last = characters.at(-1) ?? "x";
    yield current + last.repeat(Math.max(0, maxLength + 1 - characters.length));
    yield first.repeat(Math.max(0, maxLength + 1 - characters.length)) + current;
  }
}

function* brokenNumbers({ keyword, schema, detail }: ListedItem, current: number): Generator<number> {
  const bound = schema[keyword];
  const isInteger = !typesOf(schema).includes("number");
  if (keyword === "format") yield* detail === "int32" ? [2 ** 31, -(2 ** 31) - 1] : [2 ** 63, -(2 ** 64)];
  if (typeof bound !== "number") return;
  const step = typeof schema.multipleOf === "number" ? schema.multipleOf : 1;
  if (keyword === "minimum") yield* isInteger ? [bound - step] : [bound - step, bound - 0.5];
  if (keyword === "maximum") yield* isInteger ? [bound + step] : [bound + step, bound + 0.5];
  if (keyword === "exclusiveMinimum" || keyword === "exclusiveMaximum") yield bound;
  if (keyword === "multipleOf")
    yield* isInteger ? [current + 1, current - 1] : [current + bound / 2, current + bound / 3];
}

function* brokenLists({ keyword, schema }: ListedItem, current: Json[]): Generator<Json[]> {
  const { minItems, maxItems } = schema;
  const filler = current[0] ?? "text";
  if (keyword === "minItems" && typeof minItems === "number") yield current.slice(0, minItems - 1);
  if (keyword === "maxItems" && typeof maxItems === "number" && maxItems < 10_000) {
    const missing = maxItems + 1 - current.length;
    const more = Array.from({ length: Math.max(0, missing) }, (_, index) => varied(filler, index + 1));
    yield [...current, ...more];
    yield [...current, ...more.map(() => filler)];
  }
  if (keyword === "uniqueItems") yield* [[...current, filler].slice(-2), [filler, filler]];
  if (keyword === "items") yield [...current, "text"];
}

/** Lists with too few items that `contains` admits, or with too many. */
function* miscountedLists(
  reader: SchemaReader,
  { schema, pointer, detail }: ListedItem,
  current: Json[],
): Generator<Json[]> {
  const { minContains = 1, maxContains } = schema;
  const part = { pointer, schema };
  const [contains] = child(part, "contains");
  if (!contains || typeof minContains !== "number") return;
  const matches = current.filter((each) => reader.compiler.compile(contains.pointer)(each));
  const others = current.filter((each) => !matches.includes(each));
  if (detail === "maxContains") {
    const sample = matches[0] ?? buildValue(reader, [...itemSchema(part, current.length), contains]);
    if (sample === undefined || typeof maxContains !== "number" || maxContains > 1000) return;
    const more = Array.from({ length: Math.max(0, maxContains + 1 - matches.length) }, (_, index) => index);
    yield [...current, ...more.map(() => sample)];
    yield [...current, ...more.map((index) => varied(sample, index + 1))];
    return;
  }
  const kept = matches.slice(0, Math.max(0, minContains - 1));
  yield [...others, ...kept];
  // The list may have to be as long as before.
  for (const wrong of ["text", 0, {}, true]) {
    const more = matches.slice(kept.length).map((_, index) => varied(wrong, -index));
    yield [...others, ...kept, ...more];
  }
}

const varied = (value: Json, by: number): Json => {
  if (typeof value === "string") return `${value}${by}`;
  return typeof value === "number" ? value + by : value;
};

function* brokenObjects(
  reader: SchemaReader,
  { keyword, schema, detail, pointer, path }: ListedItem,
  current: JsonObject,
): Generator<JsonObject> {
  const names = Object.keys(current);
  if (keyword === "required") {
    yield without(current, detail ?? "");
    // A parameter that is an empty object is not sent at all.
    if (!path.startsWith("body")) yield { ...without(current, detail ?? ""), undeclaredProperty: "text" };
  }
  if (keyword === "dependentRequired") yield without(current, detail?.split(":").slice(1).join(":") ?? "");
  if (keyword === "additionalProperties" || keyword === "unevaluatedProperties") {
    yield { ...current, undeclaredProperty: "text" };
  }
  if (keyword === "minProperties" && typeof schema.minProperties === "number") {
    yield Object.fromEntries(Object.entries(current).slice(0, schema.minProperties - 1));
    yield {};
  }
  if (keyword === "maxProperties" && typeof schema.maxProperties === "number") {
    const missing = Math.max(0, schema.maxProperties + 1 - names.length);
    const more = Array.from({ length: missing }, (_, index): [string, Json] => [`extra${index + 1}`, "text"]);
    yield { ...current, ...Object.fromEntries(more) };
  }
  if (keyword === "propertyNames")
    for (const name of ["not a name!", "", "x".repeat(300)]) yield { ...current, [name]: "text" };
  if (keyword === "false schema") yield { ...current, [detail ?? ""]: "text" };
  if (keyword === "not" && isSchema(schema.not)) {
    const forbidden = buildValue(reader, [{ pointer: joinPointer(pointer, "not"), schema: schema.not }]);
    if (isJsonObject(forbidden)) yield { ...current, ...forbidden };
  }
}

function* brokenUnions(
  reader: SchemaReader,
  { keyword, schema, pointer, path }: ListedItem,
  current: Json,
): Generator<Json> {
  if (keyword === "not") {
    if (isSchema(schema.not)) {
      const forbidden = buildValue(reader, [{ pointer: joinPointer(pointer, "not"), schema: schema.not }]);
      if (forbidden !== undefined) yield forbidden;
    }
    return;
  }
  if (isJsonObject(current)) {
    // Fewer and fewer properties, until no branch matches.
    for (const name of Object.keys(current)) yield without(current, name);
    yield {};
  }
  if (keyword === "oneOf") {
    const branches = listed(pointer, schema, keyword).map((branch) => buildValue(reader, [branch]));
    for (const branch of branches)
      if (isJsonObject(branch) && isJsonObject(current)) yield { ...branch, ...current };
  }
  // Prism treats a null body as no body.
  for (const [, value] of path === "body" ? [...samples].reverse() : samples) yield value;
}

const without = (object: JsonObject, name: string): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([each]) => each !== name));
