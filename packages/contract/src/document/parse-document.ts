import { type Document, parseDocument as parseYaml } from "yaml";
import { ContractError } from "../contract-error.js";
import { checkReferences } from "./check-references.js";
import { isJsonObject, type Json, type JsonObject } from "./json.js";
import { schemaDialect } from "./upgrade-document.js";

const methods = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);
const dialects = new Set([
  schemaDialect,
  `${schemaDialect}#`,
  "https://spec.openapis.org/oas/3.1/dialect/base",
]);

/**
 * Reads YAML or JSON text as an OpenAPI document and makes sure that it can be worked with.
 *
 * @throws {ContractError} `invalid-document`, naming the line or the place and what to do.
 */
export const parseDocument = (text: string, source: string): JsonObject => {
  const value = parseText(text, source);
  if (!isJsonObject(value)) throw invalid(source, "holds no OpenAPI document, but a bare value");
  checkDocument(value, source);
  return value;
};

/** The checks of {@link parseDocument}, for a document that is already a value. */
export const checkDocument = (document: JsonObject, source: string): void => {
  const version = document.openapi;
  if (typeof document.swagger === "string") {
    throw invalid(source, `is a Swagger ${document.swagger} document; convert it to OpenAPI 3.1 first`);
  }
  if (typeof version !== "string")
    throw invalid(source, "is not an OpenAPI document: it has no `openapi` version");
  if (!/^3\.[01]\./.test(version))
    throw invalid(source, `says openapi: ${version}; only 3.0 and 3.1 are supported`);
  const dialect = document.jsonSchemaDialect;
  if (dialect !== undefined && !(typeof dialect === "string" && dialects.has(dialect))) {
    throw invalid(
      source,
      `asks for the schema dialect ${JSON.stringify(dialect)}; only ${schemaDialect} is supported`,
    );
  }
  if (!isJsonObject(document.paths) || Object.keys(document.paths).length === 0) {
    throw invalid(source, "describes no path");
  }
  checkOperationIds(document.paths, source);
  checkReferences(document, source);
};

const checkOperationIds = (paths: JsonObject, source: string): void => {
  const seen = new Map<string, string>();
  for (const [path, item] of Object.entries(paths)) {
    if (!path.startsWith("/"))
      throw invalid(source, `has the path ${JSON.stringify(path)}, which must start with a slash`);
    if (!isJsonObject(item)) throw invalid(source, `has the path ${path}, which is not an object`);
    for (const [method, operation] of Object.entries(item)) {
      if (!methods.has(method)) continue;
      const place = `${method.toUpperCase()} ${path}`;
      if (!isJsonObject(operation))
        throw invalid(source, `has the operation ${place}, which is not an object`);
      const id = operation.operationId;
      if (typeof id !== "string") continue;
      const other = seen.get(id);
      if (other)
        throw invalid(source, `gives the operationId ${id} to ${other} and to ${place}; make it unique`);
      seen.set(id, place);
    }
  }
};

const parseText = (text: string, source: string): Json => {
  if (/^\s*<(!doctype|html)/i.test(text)) throw invalid(source, "is an HTML page, not an OpenAPI document");
  const parsed = parseYaml(text, { prettyErrors: true, merge: true });
  const [error] = parsed.errors;
  if (error) {
    const line = error.linePos?.[0].line;
    const reason = error.message
      .split("\n")[0]
      ?.replace(/ at line \d+.*$/, "")
      .replace(/:$/, "");
    throw invalid(source, `cannot be read as YAML or JSON${line ? `, line ${line}` : ""}: ${reason}`);
  }
  return expanded(parsed, source);
};

const expanded = (parsed: Document, source: string): Json => {
  try {
    const value: Json = parsed.toJS({ maxAliasCount: 1000 });
    // What holds itself has no text, and whoever walks through it comes to no end.
    JSON.stringify(value);
    return value;
  } catch (error) {
    if (!(error instanceof ReferenceError || error instanceof TypeError)) throw error;
    throw invalid(source, "has an alias that stands for nothing, for itself or for too much; write it out");
  }
};

const invalid = (source: string, reason: string): ContractError =>
  new ContractError("invalid-document", `${source} ${reason}.`);
