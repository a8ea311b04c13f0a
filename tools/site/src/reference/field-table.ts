import { markdownTable } from "@provider-clients/codegen";
import {
  followReference,
  type Json,
  type JsonObject,
  listOf,
  objectOf,
  shapeOf,
} from "@provider-clients/openapi";
import { describe, kindOf, rulesOf } from "./schema-words.ts";

/** Members that are nested deeper than this are not listed. */
const deepest = 3;

interface Row {
  readonly name: string;
  readonly cells: readonly string[];
}

const distinct = (values: readonly string[]): string => [...new Set(values.filter(Boolean))].join(" ");

const itemsOf = (document: JsonObject, schema: Json): Json | undefined =>
  followReference(document, schema)?.items;

const fieldRows = (document: JsonObject, schema: Json, prefix = "", depth = 0): Row[] => {
  const { properties, required } = shapeOf(document, schema);
  return [...properties].flatMap(([name, schemas]) => {
    const full = `${prefix}${name}`;
    const kinds = [...new Set(schemas.map((each) => kindOf(document, each)))].join(" or ");
    const rules = [...new Set(schemas.flatMap((each) => rulesOf(document, each)))].join(", ");
    const words = distinct(schemas.map((each) => describe(document, each)));
    const row = { name: full, cells: [kinds, required.has(name) ? "yes" : "", rules, words] };
    if (depth >= deepest) return [row];
    const inner = schemas.flatMap((each) => {
      const items = itemsOf(document, each);
      return items === undefined
        ? fieldRows(document, each, `${full}.`, depth + 1)
        : fieldRows(document, items, `${full}[].`, depth + 1);
    });
    return [row, ...inner];
  });
};

/** The names of all fields of a schema. */
export const fieldNames = (document: JsonObject, schema: Json): string[] =>
  fieldRows(document, schema).map(({ name }) => name);

/** Rows as a table, without the columns that would be empty. */
const table = (rows: readonly Row[]): string => {
  const heads = ["type", "required", "rules", "meaning"];
  const isUsed = heads.map((_, index) => rows.some(({ cells }) => cells[index]));
  const keep = <Value>(values: readonly Value[]): Value[] => values.filter((_, index) => isUsed[index]);
  return markdownTable(
    ["field", ...keep(heads)],
    rows.map(({ name, cells }) => [`\`${name}\``, ...keep(cells)]),
  );
};

const nameOf = (reference: Json): string | undefined => {
  const { $ref } = objectOf(reference);
  return typeof $ref === "string" ? $ref.split("/").at(-1) : undefined;
};

/** A schema's fields as a table; one table for each shape where the schema is a choice between several. */
export const fieldTables = (document: JsonObject, schema: Json): string => {
  const choices = listOf(followReference(document, schema)?.oneOf);
  const shapes = choices.filter((each) => nameOf(each) !== undefined);
  if (shapes.length > 1)
    return shapes
      .map((each) => `**\`${nameOf(each)}\`**: ${describe(document, each)}\n\n${fieldTables(document, each)}`)
      .join("\n\n");
  const rows = fieldRows(document, schema);
  if (rows.length > 0) return table(rows);
  const kind = kindOf(document, schema);
  return kind === "any value" ? "" : `A ${kind}.`;
};
