import {
  InputError,
  parseSpec,
  readingProblems,
  readSpec,
  type Spec,
  SpecError,
} from "@provider-clients/openapi";
import { ContractError } from "../contract-error.js";
import { checkReferences } from "./check-references.js";
import type { DocumentFault } from "./document-fault.js";
import { isJsonObject, type JsonObject } from "./json.js";
import { schemaDialect } from "./upgrade-document.js";

const methods = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);
const dialects = new Set([
  schemaDialect,
  `${schemaDialect}#`,
  "https://spec.openapis.org/oas/3.1/dialect/base",
]);

/** A document in one piece, and what it says that means nothing. */
export interface ParsedDocument {
  readonly written: JsonObject;
  readonly faults: readonly DocumentFault[];
}

/**
 * Reads YAML or JSON text as an OpenAPI document and makes sure that it can be worked with.
 *
 * @throws {ContractError} `invalid-document`, naming the lines and the places and what to do.
 */
export const parseDocument = (text: string, source: string): ParsedDocument =>
  inOwnWords(() => usable(parseSpec("document", source, text), source));

/**
 * Reads a document and every file that it refers to, as {@link parseDocument} does.
 *
 * @param read gives the text of a path or an address.
 */
export const readDocument = async (
  location: string,
  source: string,
  read: (location: string) => Promise<string>,
): Promise<ParsedDocument> => {
  // A further file that cannot be read is a problem of the reference to it.
  const readPart = (part: string): Promise<string> =>
    read(part).catch((error: unknown) => {
      throw part !== location && error instanceof ContractError ? new InputError(error.message) : error;
    });
  const spec = await readSpec("document", location, readPart).catch((error: unknown) => {
    throw error instanceof SpecError ? invalidAt(error) : error;
  });
  return inOwnWords(() => usable(spec, source));
};

const inOwnWords = (parse: () => ParsedDocument): ParsedDocument => {
  try {
    return parse();
  } catch (error) {
    throw error instanceof SpecError ? invalidAt(error) : error;
  }
};

const invalidAt = (error: SpecError): ContractError => {
  const [first = "", ...others] = error.message.split("\n");
  const more = others.length === 0 ? "" : ` (and ${others.length} more)`;
  return new ContractError("invalid-document", first + more, { cause: error });
};

const usable = (spec: Spec, source: string): ParsedDocument => {
  const problems = readingProblems(spec);
  if (problems.length > 0) throw new SpecError(problems);
  const written: JsonObject = JSON.parse(JSON.stringify(spec.document));
  checkDocument(written, source);
  const faults = spec.ignored.map(({ at = "#", message }) => ({ pointer: at, reason: message }));
  return { written, faults };
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

const invalid = (source: string, reason: string): ContractError =>
  new ContractError("invalid-document", `${source} ${reason}.`);
