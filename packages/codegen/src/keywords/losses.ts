import {
  isObject,
  type JsonObject,
  joinPointer,
  listOf,
  type Problem,
  problemAt,
  type SchemaVisit,
  type Spec,
  SpecError,
  schemaRoots,
  shapeOf,
  subschemas,
  suggestion,
} from "@provider-clients/openapi";
import type { Keyword } from "./keyword.js";
import { KEYWORDS } from "./keywords.js";

/** A keyword for which the type is wider than the schema. */
export interface Loss {
  /** The pointer of the schema. */
  readonly pointer: string;
  readonly keyword: string;
  /** Why, and what to write instead. */
  readonly reason: string;
}

const keywordByName: ReadonlyMap<string, Keyword> = new Map(
  KEYWORDS.map((keyword) => [keyword.name, keyword]),
);

/** Losses that do not depend on the types: unknown keywords, and required names that nothing declares. */
export const findUnknown = (document: JsonObject): readonly Loss[] =>
  schemaRoots(document).flatMap((root) => unknownIn(document, root, new Set()));

const unknownIn = (
  document: JsonObject,
  visit: SchemaVisit,
  outerNames: ReadonlySet<string>,
): readonly Loss[] => {
  const { schema, pointer } = visit;
  if (!isObject(schema)) return [];
  const names = new Set([...outerNames, ...shapeOf(document, schema).properties.keys()]);
  const keywords = Object.keys(schema).flatMap((keyword) => {
    const reason = keyword.startsWith("x-") ? undefined : reasonUnknown(keyword);
    return reason === undefined ? [] : [{ pointer, keyword, reason }];
  });
  const children = subschemas(visit).flatMap((child) =>
    unknownIn(document, child, isSameValue(visit, child) ? names : new Set()),
  );
  return [...keywords, ...undeclared(schema, pointer, names), ...children];
};

const reasonUnknown = (name: string): string | undefined => {
  const keyword = keywordByName.get(name);
  if (keyword) return keyword.instead;
  return `it is not a known keyword.${suggestion(name, [...keywordByName.keys()])} Remove it, or correct its name`;
};

/** Requiring a property that is declared nowhere nearby is legal, but nearly always a misspelling. */
const undeclared = (schema: JsonObject, pointer: string, names: ReadonlySet<string>): readonly Loss[] => {
  const name = listOf(schema.required).find((each) => !names.has(String(each)));
  if (name === undefined) return [];
  const reason = `"${String(name)}" is declared nowhere, so its type is \`unknown\`. Add it to \`properties\``;
  return [{ pointer, keyword: "required", reason }];
};

/** The members of a choice or an intersection describe the same value as the schema around them. */
const isSameValue = (parent: SchemaVisit, child: SchemaVisit): boolean =>
  /^\/((allOf|anyOf|oneOf)\/\d+|not|if|then|else|dependentSchemas\/[^/]+)$/.test(
    child.pointer.slice(parent.pointer.length),
  );

/**
 * Refuses a document whose types lose a keyword, unless the loss is recorded.
 *
 * @param recordFile the file that records them, for messages.
 *
 * @throws {SpecError} also for a record of something that is no longer lost.
 */
export const checkLosses = (spec: Spec, losses: readonly Loss[], recordFile: string): void => {
  const recorded = new Set(spec.lossy.map(keyOf));
  const found = new Set(losses.map(keyOf));
  const problems: readonly Problem[] = [
    ...losses
      .filter((loss) => !recorded.has(keyOf(loss)))
      .map(({ pointer, keyword, reason }) => {
        const at = joinPointer(pointer, keyword);
        const message = `the types would lose \`${keyword}\`: ${reason}.`;
        return problemAt(spec, pointer, message, at);
      }),
    ...spec.lossy
      .filter((record) => !found.has(keyOf(record)))
      .map(({ pointer, keyword }) => {
        const message = `\`${keyword}\` is no longer lost there. Remove the record.`;
        return { file: recordFile, pointer, message };
      }),
  ];
  if (problems.length > 0) throw new SpecError(problems);
};

const keyOf = ({ pointer, keyword }: { readonly pointer: string; readonly keyword: string }): string =>
  `${pointer} ${keyword}`;

/**
 * Refuses a document with a schema that consists only of itself, such as an `allOf` that contains itself.
 *
 * @throws {SpecError}
 */
export const checkEndless = (spec: Spec, endless: readonly Loss[]): void => {
  const problems = endless.map(({ pointer, keyword, reason }) => {
    const message = `\`${keyword}\` cannot be typed: ${reason}.`;
    return problemAt(spec, pointer, message, joinPointer(pointer, keyword));
  });
  if (problems.length > 0) throw new SpecError(problems);
};
