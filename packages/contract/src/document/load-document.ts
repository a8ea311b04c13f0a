import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import {
  formatProblem,
  InputError,
  isAddress,
  leaveOut,
  type Place,
  type Problem,
  problemAt,
  readingProblems,
  readLocation,
  readSpec,
  type Spec,
  SpecError,
  specOfValue,
} from "@provider-clients/openapi";
import { ContractError } from "../contract-error.js";
import type { DocumentFault } from "./document-fault.js";
import type { JsonObject } from "./json.js";
import { knownDocuments } from "./known-documents.js";
import { requireNode } from "./require-node.js";
import { createSchemaCompiler, type SchemaCompiler } from "./schema-compiler.js";
import { uncompilableSchemas } from "./uncompilable-schemas.js";
import { unusableParts } from "./unusable-parts.js";
import { type UpgradedDocument, upgradeDocument } from "./upgrade-document.js";

/** The source of a document: a packaged name, a path, a URL, or the document itself. */
export type DocumentSource = string | URL | JsonObject;

/** A document that passed all checks. */
export interface LoadedDocument {
  /** The requested source, for messages. */
  readonly source: string;
  /** The document as written, bundled. */
  readonly written: JsonObject;
  /** The same in OpenAPI 3.1 and JSON Schema 2020-12, which all judges read. */
  readonly document: JsonObject;
  /** Has compiled every schema of the document. */
  readonly compiler: SchemaCompiler;
  /** Contradictions, and what was read instead. */
  readonly faults: readonly DocumentFault[];
  /** What it declares but nothing here uses, in words. */
  readonly notes: readonly string[];
  /** The source file and line of a pointer into the document. */
  readonly placeOf: (pointer: string) => Place;
}

/** How strictly a document is checked. */
export interface LoadOptions {
  /**
   * True for somebody else's document: operations that cannot be used are left out and listed as faults.
   * @default false
   */
  readonly isForeign?: boolean | undefined;
}

/**
 * Finds, reads and checks an OpenAPI document with every file that it refers to, and compiles all of its schemas.
 *
 * @throws {ContractError} `unknown-document`, `unreadable-document`, `invalid-document` or `uncompilable-schema`, with
 * one line per place that tells what to do; `old-node`.
 */
export const loadDocument = async (
  from: DocumentSource,
  { isForeign = false }: LoadOptions = {},
): Promise<LoadedDocument> => {
  requireNode();
  const source = typeof from === "string" || from instanceof URL ? String(from) : "The document";
  const spec = await translateErrors(() => specOf(from, source));
  return { source, ...check(spec, isForeign), placeOf: spec.placeOf };
};

const specOf = async (from: DocumentSource, source: string): Promise<Spec> => {
  if (typeof from === "string" || from instanceof URL)
    return readSpec(source, locationOf(source), readLocation);
  return specOfValue("document", source, plain(from));
};

/** The value as plain JSON: without undefined members, and nothing shared. */
const plain = (value: JsonObject): JsonObject => {
  try {
    return JSON.parse(JSON.stringify(value));
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw new InputError("The document is no JSON: it holds itself, or a bigint.");
  }
};

const locationOf = (source: string): string => {
  if (/^file:/i.test(source)) return fileURLToPath(source);
  if (isAddress(source)) return source;
  if (/[/\\]/.test(source) || [".yaml", ".yml", ".json"].includes(extname(source).toLowerCase()))
    return source;
  const known = knownDocuments();
  const path = known.get(source);
  if (path) return path;
  const names = [...known.keys()].join(", ") || "none";
  throw new ContractError(
    "unknown-document",
    `No packaged document is named ${JSON.stringify(source)}. Known names: ${names}. Or give a path or an address.`,
  );
};

const check = (spec: Spec, isForeign: boolean): Omit<LoadedDocument, "source" | "placeOf"> => {
  const problems = [...readingProblems(spec), ...unusableParts(spec)];
  const read = remainderOf(spec, spec.document, problems, isForeign, "invalid-document");
  const upgraded = upgradeDocument(read.document);
  const compiler = createSchemaCompiler(upgraded.document);
  const uncompilable = uncompilableSchemas(upgraded.document, compiler).map(({ pointer, reason }) =>
    problemAt(
      spec,
      pointer,
      `this schema does not compile: ${reason}. Correct it; nothing that uses it would be validated.`,
    ),
  );
  const compiled = remainderOf(spec, read.document, uncompilable, isForeign, "uncompilable-schema");
  const isWhole = uncompilable.length === 0;
  const { document, faults }: UpgradedDocument = isWhole ? upgraded : upgradeDocument(compiled.document);
  const [changed, others] = ignoredBy(spec);
  return {
    written: JSON.parse(JSON.stringify(spec.document)),
    document,
    compiler: isWhole ? compiler : createSchemaCompiler(document),
    faults: [...read.faults, ...compiled.faults, ...changed.map(faultOf), ...faults],
    notes: others.map(formatProblem),
  };
};

/** The document without its invalid parts. Throws if there are any, unless it is somebody else's document. */
const remainderOf = (
  spec: Spec,
  document: Spec["document"],
  problems: readonly Problem[],
  isForeign: boolean,
  code: "invalid-document" | "uncompilable-schema",
): { readonly document: Spec["document"]; readonly faults: readonly DocumentFault[] } => {
  if (problems.length === 0) return { document, faults: [] };
  const { document: rest, leftOut, fatal } = leaveOut(document, problems);
  const refused = isForeign ? fatal : problems;
  if (refused.length > 0) throw new ContractError(code, refused.map(formatProblem).join("\n"));
  if (
    leftOut.filter(({ isOperation }) => isOperation).length > 0 &&
    Object.keys(Object(rest.paths)).length === 0
  ) {
    const message = `none of its operations can be used.\n${problems.map(formatProblem).join("\n")}`;
    throw new ContractError(code, `${spec.file}: ${message}`);
  }
  const faults = leftOut.map(({ pointer, title, problems: own }) => ({
    pointer,
    reason: `${title} is left out: ${own.map(formatProblem).join(" ")}`,
  }));
  return { document: rest, faults };
};

/** An ignored keyword changes what is valid, so it is a fault. Everything else that is ignored is a note. */
const ignoredBy = ({ ignored }: Spec): readonly [readonly Problem[], readonly Problem[]] => {
  const { faults = [], notes = [] } = Object.groupBy(ignored, ({ at = "" }) =>
    /\/(pattern|nullable)$/.test(at) ? "faults" : "notes",
  );
  return [faults, notes];
};

const faultOf = ({ at, pointer, message }: Problem): DocumentFault => ({
  pointer: at ?? pointer ?? "#",
  reason: message,
});

const translateErrors = async (read: () => Promise<Spec>): Promise<Spec> => {
  try {
    return await read();
  } catch (cause) {
    if (cause instanceof InputError) throw new ContractError("unreadable-document", cause.message, { cause });
    if (cause instanceof SpecError) throw new ContractError("invalid-document", cause.message, { cause });
    throw cause;
  }
};
