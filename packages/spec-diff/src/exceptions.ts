import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { InputError, isObject, type Json } from "@provider-clients/openapi";
import type { DocumentDiff, Exception } from "./change.js";

/** The file beside a document that lists accepted breaking changes. */
export const exceptionsFile = "spec-diff.exceptions.json";

/**
 * Reads the exceptions beside a document; empty if the file does not exist.
 *
 * @throws {InputError} if the file is not a list of exceptions, each with `pointer`, `reason` and `expires`.
 */
export const readExceptions = async (document: string): Promise<readonly Exception[]> => {
  const path = join(dirname(document), exceptionsFile);
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return "[]";
    throw error;
  });
  const list = parseJson(path, text);
  if (!Array.isArray(list))
    throw new InputError(`${path} is not a list. Write \`[{ "pointer", "reason", "expires" }]\`.`);
  return list.map((each, index) => exceptionOf(path, index, each));
};

const parseJson = (path: string, text: string): Json => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new InputError(`${path} is not JSON: ${error.message}.`);
    throw error;
  }
};

const exceptionOf = (path: string, index: number, value: Json): Exception => {
  const { pointer, reason, expires } = isObject(value) ? value : {};
  const isDay = typeof expires === "string" && /^\d{4}-\d\d-\d\d$/.test(expires);
  if (typeof pointer === "string" && typeof reason === "string" && reason !== "" && isDay) {
    return { pointer, reason, expires };
  }
  throw new InputError(
    `${path}: entry ${index + 1} needs a \`pointer\`, a \`reason\` and a day on which it \`expires\`, as "2027-01-31".`,
  );
};

/**
 * Marks accepted changes, and adds notes on exceptions that expired or match nothing. The class stays breaking, because
 * users are affected.
 */
export const applyExceptions = (
  diff: DocumentDiff,
  exceptions: readonly Exception[],
  today: string,
): DocumentDiff => {
  const valid = new Map(
    exceptions.filter(({ expires }) => expires >= today).map((each) => [each.pointer, each]),
  );
  const changes = diff.changes.map((change) => {
    const accepted = change.class === "breaking" ? valid.get(change.pointer) : undefined;
    return accepted ? { ...change, accepted } : change;
  });
  const notes = exceptions.flatMap(({ pointer, expires }) => {
    if (expires < today)
      return [`The exception for ${pointer} expired on ${expires}: remove it, or renew it with a reason.`];
    const isMet = changes.some((change) => change.accepted?.pointer === pointer);
    return isMet ? [] : [`The exception for ${pointer} matches no breaking change: remove it.`];
  });
  return { ...diff, changes, notes: [...diff.notes, ...notes] };
};

/** True if a breaking change is not accepted. */
export const isRefused = ({ changes }: DocumentDiff): boolean =>
  changes.some((change) => change.class === "breaking" && change.accepted === undefined);
