import {
  isObject,
  type Json,
  type JsonObject,
  joinPointer,
  type Problem,
  type SchemaVisit,
  type Spec,
  SpecError,
  schemaRoots,
  shapeOf,
  subschemas,
  suggestion,
} from "@provider-clients/openapi";
import type { Keyword, SchemaPlace } from "./keyword.js";
import { KEYWORDS } from "./keywords.js";

/** A keyword of a schema that the types would not say. */
export interface Loss {
  /** The pointer of the schema. */
  readonly pointer: string;
  readonly keyword: string;
  /** Why, and what to write instead. */
  readonly reason: string;
}

const KEYWORD_BY_NAME: ReadonlyMap<string, Keyword> = new Map(
  KEYWORDS.map((keyword) => [keyword.name, keyword]),
);

/** Every keyword that the types of a document would lose. */
export const findLosses = (document: JsonObject): readonly Loss[] =>
  schemaRoots(document).flatMap((root) =>
    lossesIn(root, { document, isTypedOutside: false, outerProperties: new Set() }),
  );

type Surroundings = Omit<SchemaPlace, "schema">;

const lossesIn = (visit: SchemaVisit, surroundings: Surroundings): readonly Loss[] => {
  const { schema, pointer } = visit;
  if (!isObject(schema)) return [];
  const place: SchemaPlace = { ...surroundings, schema };
  const losses: Loss[] = [];
  const judge = (keyword: string): void => {
    const reason = reasonLost(place, keyword);
    if (reason !== undefined) losses.push({ pointer, keyword, reason });
  };
  // A type that is missing is a loss too.
  judge("type");
  for (const keyword in schema) if (keyword !== "type" && !keyword.startsWith("x-")) judge(keyword);
  for (const child of subschemas(visit)) losses.push(...lossesIn(child, surroundingsOf(child, visit, place)));
  return losses;
};

const reasonLost = (place: SchemaPlace, name: string): string | undefined => {
  const keyword = KEYWORD_BY_NAME.get(name);
  if (keyword) return keyword.lost?.(place, place.schema[name] as Json);
  return `it is no keyword that is known here.${suggestion(name, [...KEYWORD_BY_NAME.keys()])} Remove it, or correct its name`;
};

/** The members of a choice or an intersection speak of the same value as the schema around them. */
const surroundingsOf = (child: SchemaVisit, parent: SchemaVisit, place: SchemaPlace): Surroundings => {
  const { document, schema, isTypedOutside, outerProperties } = place;
  const isMember = /^\/(allOf|anyOf|oneOf)\/\d+$/.test(child.pointer.slice(parent.pointer.length));
  if (!isMember) return { document, isTypedOutside: false, outerProperties: new Set() };
  const { types, properties } = shapeOf(document, schema);
  return {
    document,
    isTypedOutside: isTypedOutside || types !== undefined,
    outerProperties: new Set([...outerProperties, ...properties.keys()]),
  };
};

/**
 * Refuses a document whose types would lose a keyword, unless the loss is recorded in `specs/<name>/lossy.json`.
 *
 * @throws {SpecError} also for a record of something that is not lost any more.
 */
export const checkLosses = (spec: Spec): void => {
  const losses = findLosses(spec.document);
  const recorded = new Set(spec.lossy.map(keyOf));
  const found = new Set(losses.map(keyOf));
  const problems: readonly Problem[] = [
    ...losses
      .filter((loss) => !recorded.has(keyOf(loss)))
      .map(({ pointer, keyword, reason }) => {
        const at = joinPointer(pointer, keyword);
        const message = `the types would lose \`${keyword}\`: ${reason}.`;
        return { file: spec.file, line: spec.lineOf(at), pointer, message };
      }),
    ...spec.lossy
      .filter((record) => !found.has(keyOf(record)))
      .map(({ pointer, keyword }) => {
        const message = `\`${keyword}\` is not lost there any more. Remove the record.`;
        return { file: `specs/${spec.name}/lossy.json`, pointer, message };
      }),
  ];
  if (problems.length > 0) throw new SpecError(problems);
};

const keyOf = ({ pointer, keyword }: { readonly pointer: string; readonly keyword: string }): string =>
  `${pointer} ${keyword}`;
