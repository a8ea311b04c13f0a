import { readFile } from "node:fs/promises";
import { extname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { ContractError } from "../contract-error.js";
import { compileGate } from "./compile-gate.js";
import type { DocumentFault } from "./document-fault.js";
import type { JsonObject } from "./json.js";
import { knownDocuments } from "./known-documents.js";
import { checkDocument, readDocument } from "./parse-document.js";
import { upgradeDocument } from "./upgrade-document.js";

/** Where a document comes from: a packaged name, a path, an address, or the document itself. */
export type DocumentSource = string | URL | JsonObject;

/** A document that passed every check. */
export interface LoadedDocument {
  /** What was asked for, as messages name it. */
  readonly source: string;
  /** The document as written, in one piece. */
  readonly written: JsonObject;
  /** The same in OpenAPI 3.1 and JSON Schema 2020-12, which is what every judge reads. */
  readonly document: JsonObject;
  /** Where it says what cannot be, and what was read instead. */
  readonly faults: readonly DocumentFault[];
}

const fetchTimeoutMs = 10_000;

/**
 * Finds, reads and checks an OpenAPI document; every schema of it compiles.
 *
 * @throws {ContractError} `unknown-document`, `unreadable-document`, `invalid-document` or
 * `uncompilable-schema`, in one line that says what to do.
 */
export const loadDocument = async (from: DocumentSource): Promise<LoadedDocument> => {
  if (typeof from !== "string" && !(from instanceof URL)) {
    checkDocument(from, "The document");
    return finish({ source: "The document", written: from }, []);
  }
  const source = String(from);
  const { written, faults } = await readDocument(locationOf(source), source, readText);
  return finish({ source, written }, faults);
};

const finish = (
  loaded: Omit<LoadedDocument, "document" | "faults">,
  found: readonly DocumentFault[],
): LoadedDocument => {
  const { document, faults } = upgradeDocument(loaded.written);
  compileGate(document, loaded.source);
  return { ...loaded, document, faults: [...found, ...faults] };
};

/** The path or address of what was asked for. */
const locationOf = (source: string): string => {
  if (/^https?:/i.test(source)) return source;
  if (/^file:/i.test(source)) return fileURLToPath(source);
  if (looksLikePath(source)) return source;
  const known = knownDocuments();
  const path = known.get(source);
  if (path) return path;
  const names = [...known.keys()].join(", ") || "none";
  throw new ContractError(
    "unknown-document",
    `No packaged document is named ${JSON.stringify(source)}. Known names: ${names}. Or give a path or an address.`,
  );
};

const readText = (location: string): Promise<string> =>
  /^https?:/i.test(location) ? fetchText(location) : readPath(resolve(location), location);

const looksLikePath = (source: string): boolean =>
  /[/\\]/.test(source) || [".yaml", ".yml", ".json"].includes(extname(source).toLowerCase());

const readPath = async (path: string, source: string): Promise<string> => {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    throw new ContractError("unreadable-document", `${source} cannot be read: ${reasonOf(cause)}.`, {
      cause,
    });
  }
};

const fetchText = async (source: string): Promise<string> => {
  const response = await fetch(source, { signal: AbortSignal.timeout(fetchTimeoutMs) }).catch(
    (cause: unknown) => {
      throw new ContractError("unreadable-document", `${source} cannot be fetched: ${reasonOf(cause)}.`, {
        cause,
      });
    },
  );
  if (!response.ok) {
    await response.body?.cancel();
    throw new ContractError("unreadable-document", `${source} answered ${response.status}.`);
  }
  return response.text();
};

const reasonOf = (cause: unknown): string => {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  if (!(inner instanceof Error)) return "unknown reason";
  const code = "code" in inner ? inner.code : undefined;
  if (code === "ENOENT") return "there is no such file";
  if (code === "EISDIR") return "it is a folder";
  if (code === "EACCES") return "permission is denied";
  if (code === "ECONNREFUSED") return "nothing listens there";
  if (code === "ENOTFOUND") return "the host is unknown";
  if (inner.name === "TimeoutError") return `no answer within ${fetchTimeoutMs} ms`;
  return inner.message;
};
