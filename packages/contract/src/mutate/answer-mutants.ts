import { joinPointer } from "@provider-clients/openapi";
import { isJsonObject, type Json, type JsonObject } from "../document/json.js";
import type { DocumentedAnswer, MediaType, Operation } from "../document/operation.js";
import { atPointer } from "../document/pointer.js";
import { resolve } from "../document/resolve.js";
import { textList } from "../schema/merged.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import { type ListedPart, listSchema } from "../values/list-schema.js";
import { isJsonType } from "../wire/media-types.js";
import { changeAt, renameKey, setKeyword } from "./change-schema.js";
import type { MutantSketch } from "./document-mutant.js";

/**
 * Mutations of an operation's answers: their statuses and the properties of their examples.
 *
 * @param changed properties of schemas that were mutated already; those of this operation are added.
 */
export const answerMutants = (
  reader: SchemaReader,
  operation: Operation,
  changed: Set<string>,
): MutantSketch[] =>
  operation.answers
    .filter(({ skip }) => skip === undefined)
    .flatMap((answer) => [
      ...statusMutants(operation, answer),
      ...answer.contents
        .filter(({ type }) => isJsonType(type))
        .flatMap((media) => contentMutants(reader, answer, media, changed)),
    ]);

const statusMutants = ({ pointer, answers }: Operation, { status }: DocumentedAnswer): MutantSketch[] => {
  const other =
    ["299", "499", "599"].find((each) => !answers.some((answer) => answer.status === each)) ?? "498";
  const isLikelySeenBy: NonNullable<MutantSketch["isLikelySeenBy"]> = ({ covers }) =>
    covers.some((id) => id.endsWith(` status ${status}`));
  const apply = changeAt(joinPointer(pointer, "responses"), (responses) =>
    renameKey(responses, status, other),
  );
  return [{ description: `change the status ${status} to ${other}`, apply, isLikelySeenBy }];
};

const contentMutants = (
  reader: SchemaReader,
  { status }: DocumentedAnswer,
  media: MediaType,
  changed: Set<string>,
): MutantSketch[] => {
  const listing = listSchema(reader, reader.at(media.schemaPointer), status);
  return listing.parts.flatMap((part) => propertyMutants(status, media, part, changed));
};

const propertyMutants = (
  status: string,
  media: MediaType,
  part: ListedPart,
  changed: Set<string>,
): MutantSketch[] => {
  const { pointer, schema, path } = part;
  const properties = isJsonObject(schema.properties) ? schema.properties : {};
  const steps = path.split("/").slice(1);
  const isLikelySeenBy: NonNullable<MutantSketch["isLikelySeenBy"]> = ({ covers }) =>
    covers.some((id) => id.includes(` example ${status} `));
  return Object.keys(properties).flatMap((name): MutantSketch[] => {
    // The mock never sends properties that are in no example.
    const isShown = media.examples.some(({ value }) =>
      holders(value, steps).some((holder) => Object.hasOwn(holder, name)),
    );
    const key = `${pointer} ${name}`;
    if (!isShown || changed.has(key)) return [];
    changed.add(key);
    return changesOf(media, part, steps, name).map((change) => ({ ...change, isLikelySeenBy }));
  });
};

type Change = (object: JsonObject) => void;

/** A property is renamed, removed or given another type, both in the schema and in the examples. */
const changesOf = (
  media: MediaType,
  { pointer, schema, path }: ListedPart,
  steps: readonly string[],
  name: string,
): MutantSketch[] => {
  const place = `${path}/${name}`;
  const renamed = `${name}Renamed`;
  const required = textList(schema.required);
  const inSchema = (change: Change) =>
    changeAt(pointer, ({ properties }) => void (isJsonObject(properties) && change(properties)));
  const inExamples = (change: Change) => (document: JsonObject) => {
    for (const value of exampleValues(document, media)) {
      for (const holder of holders(value, steps)) if (Object.hasOwn(holder, name)) change(holder);
    }
  };
  const inBoth = (change: Change, nowRequired: string[]) => (document: JsonObject) => {
    inExamples(change)(document);
    inSchema(change)(document);
    if (required.includes(name)) setKeyword(pointer, "required", nowRequired)(document);
  };
  return [
    {
      description: `rename the property ${place}`,
      apply: inBoth(
        (object) => renameKey(object, name, renamed),
        required.map((each) => (each === name ? renamed : each)),
      ),
    },
    {
      description: `drop the property ${place}`,
      apply: inBoth(
        (object) => void delete object[name],
        required.filter((each) => each !== name),
      ),
    },
    {
      description: `answer another type at ${place}`,
      apply: (document) => {
        inSchema((object) => void Object.assign(object, { [name]: {} }))(document);
        inExamples((holder) => void Object.assign(holder, { [name]: otherType(holder[name]) }))(document);
      },
    },
  ];
};

/** The objects of an example at a path; `*` matches every item of a list or property of an object. */
const holders = (value: Json, [step, ...rest]: readonly string[]): JsonObject[] => {
  if (step === undefined) return isJsonObject(value) ? [value] : [];
  const inner = step === "*" ? Object.values(value ?? {}) : isJsonObject(value) ? [value[step] ?? null] : [];
  return inner.flatMap((each: Json) => holders(each, rest));
};

const exampleValues = (document: JsonObject, { pointer }: MediaType): Json[] => {
  const media = atPointer(document, pointer);
  if (!isJsonObject(media)) return [];
  const named = isJsonObject(media.examples) ? Object.entries(media.examples) : [];
  const values = named.map(
    ([name, written]) => resolve(document, joinPointer(pointer, "examples", name), written)?.value.value,
  );
  return [...values, media.example].filter((value) => value !== undefined);
};

const otherType = (value: Json | undefined): Json => (typeof value === "string" ? 12_345 : "changed");
