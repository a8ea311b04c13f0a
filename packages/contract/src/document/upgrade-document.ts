import type { JsonObject as ReadDocument } from "@provider-clients/openapi";
import type { DocumentFault } from "./document-fault.js";
import { isJsonObject, type JsonObject } from "./json.js";
import { mendDocument } from "./mend-document.js";
import { schemaRootsOf } from "./schema-roots.js";
import { withSubschemas } from "./subschemas.js";

/** A document that all judges read alike, and the repairs that were made in it. */
export interface UpgradedDocument {
  readonly document: JsonObject;
  readonly faults: readonly DocumentFault[];
}

/** The dialect of every schema; without it, Prism ignores half of 2020-12. */
export const schemaDialect = "https://json-schema.org/draft/2020-12/schema";

/**
 * Converts a document to OpenAPI 3.1 in the 2020-12 dialect, which all judges read alike.
 *
 * OpenAPI 3.0 expresses null and exclusive limits differently, and Prism 5.16 does not validate a body at all that
 * combines `nullable` with an enum that lists null. In 3.1 it does.
 */
export const upgradeDocument = (document: ReadDocument): UpgradedDocument => {
  // Copied through JSON, so that values shared by YAML aliases become separate.
  const copy: JsonObject = JSON.parse(JSON.stringify(document));
  copy.jsonSchemaDialect = schemaDialect;
  const faults = mendDocument(copy);
  for (const parameter of parametersOf(copy)) sayExplode(parameter);
  if (!String(document.openapi).startsWith("3.0")) return { document: copy, faults };
  copy.openapi = "3.1.0";
  for (const root of schemaRootsOf(copy)) {
    // Collected first: rewriting a schema while walking it would visit the rewritten parts again.
    for (const { schema } of [...withSubschemas(root)]) if (isJsonObject(schema)) upgradeSchema(schema);
  }
  return { document: copy, faults };
};

// The default of `explode` is true for the style form. Prism 5.16 assumes false and then validates only the last value
// of a list.
const sayExplode = (parameter: JsonObject): void => {
  const isForm = parameter.in === "query" || parameter.in === "cookie";
  const style = parameter.style ?? (isForm ? "form" : "simple");
  if (style === "form" && parameter.schema !== undefined) parameter.explode ??= true;
};

const parametersOf = ({ components, paths }: JsonObject): JsonObject[] => {
  const items = isJsonObject(paths) ? Object.values(paths).filter(isJsonObject) : [];
  const owners = items.flatMap((item) => [item, ...Object.values(item).filter(isJsonObject)]);
  const named = isJsonObject(components) && isJsonObject(components.parameters) ? components.parameters : {};
  const lists = owners.flatMap(({ parameters }) => (Array.isArray(parameters) ? parameters : []));
  return [...Object.values(named), ...lists].filter(isJsonObject).filter(({ $ref }) => $ref === undefined);
};

// According to 3.0, whatever stands beside a reference is ignored. Authors who say there which way a property travels,
// or that it may be null, mean it all the same, and no value becomes invalid by it.
const besideReference = new Set(["$ref", "readOnly", "writeOnly"]);

const upgradeReference = (schema: JsonObject): void => {
  const { $ref = "", nullable } = schema;
  for (const key of Object.keys(schema)) if (!besideReference.has(key)) delete schema[key];
  if (nullable !== true) return;
  delete schema.$ref;
  schema.anyOf = [{ $ref }, { type: "null" }];
};

const upgradeSchema = (schema: JsonObject): void => {
  if (typeof schema.$ref === "string") {
    upgradeReference(schema);
    return;
  }
  upgradeLimit(schema, "minimum", "exclusiveMinimum");
  upgradeLimit(schema, "maximum", "exclusiveMaximum");
  const isNullable = schema.nullable === true;
  delete schema.nullable;
  if (!isNullable) return;
  if (typeof schema.type === "string") schema.type = [schema.type, "null"];
  else admitNull(schema);
};

const upgradeLimit = (schema: JsonObject, limit: string, exclusive: string): void => {
  if (typeof schema[exclusive] !== "boolean") return;
  const isExclusive = schema[exclusive];
  delete schema[exclusive];
  const bound = schema[limit];
  if (!isExclusive || bound === undefined) return;
  schema[exclusive] = bound;
  delete schema[limit];
};

const admitNull = (schema: JsonObject): void => {
  const rest = { ...schema };
  for (const key of Object.keys(schema)) delete schema[key];
  schema.anyOf = [rest, { type: "null" }];
};
