import {
  entriesOf,
  InputError,
  type Json,
  type JsonObject,
  listOf,
  objectOf,
  operationsIn,
  textOf,
} from "@provider-clients/openapi";
import { camelCase, freeName } from "../../names.js";
import type { Fitted } from "./note.js";

/** Security schemes by the client option that carries them, and the new name of each old one. */
export interface FittedSchemes {
  readonly schemes: JsonObject;
  readonly nameOf: ReadonlyMap<string, string>;
}

/** The name of the client option for each kind of credential, as every package of ours calls it. */
const OPTION_OF: Readonly<Record<string, string>> = {
  apiKey: "apiKey",
  bearer: "token",
  basic: "basicAuth",
  oauth2: "accessToken",
  openIdConnect: "accessToken",
};

/**
 * Renames security schemes to client options and leaves out what no client can send.
 *
 * @throws {InputError} where nothing remains that a client could send.
 */
export const fitCredentials = (document: JsonObject): Fitted<FittedSchemes> => {
  const written = entriesOf(objectOf(document.components).securitySchemes);
  const used = namesUsed(document);
  const notes: string[] = [];
  const usable = written.filter(([key, scheme]) => {
    if (used.size > 0 && !used.has(key))
      return note(notes, `No operation asks for the credential "${key}": it is left out.`);
    if (kindOf(scheme) !== undefined) return true;
    return note(
      notes,
      `The credential "${key}" (${describe(scheme)}) is left out: no client can send it by itself.`,
    );
  });
  const nameOf = new Map<string, string>();
  for (const [key, scheme] of usable) nameOf.set(key, optionName(key, scheme, usable, [...nameOf.values()]));
  checkCombinations(document, nameOf);
  const schemes = Object.fromEntries(usable.map(([key, scheme]) => [nameOf.get(key) ?? key, scheme]));
  return { part: { schemes, nameOf }, notes };
};

const note = (notes: string[], text: string): false => {
  notes.push(text);
  return false;
};

/** The kind of a credential that a client can send; undefined for any other. */
const kindOf = (written: Json): string | undefined => {
  const scheme = objectOf(written);
  const kind = scheme.type === "http" ? String(scheme.scheme).toLowerCase() : String(scheme.type);
  return Object.hasOwn(OPTION_OF, kind) ? kind : undefined;
};

const describe = (written: Json): string => {
  const { type, scheme } = objectOf(written);
  return [type, scheme].flatMap((word) => textOf(word) ?? []).join(" ");
};

const optionName = (
  key: string,
  scheme: Json,
  usable: readonly (readonly [string, Json])[],
  taken: readonly string[],
): string => {
  const kind = kindOf(scheme) ?? "";
  const isOnly = usable.filter(([, other]) => kindOf(other) === kind).length === 1;
  return freeName(isOnly ? (OPTION_OF[kind] ?? key) : camelCase(key), "", (name) => taken.includes(name));
};

/** Every requirement of a document: the root's, and each operation's own. */
const requirementsOf = (
  document: JsonObject,
): readonly (readonly [place: string, requirements: readonly Json[]])[] => [
  ["the document", listOf(document.security)],
  ...operationsIn(document).map(
    ({ method, path, operation }) => [`${method.toUpperCase()} ${path}`, listOf(operation.security)] as const,
  ),
];

const namesUsed = (document: JsonObject): ReadonlySet<string> =>
  new Set(
    requirementsOf(document).flatMap(([, requirements]) =>
      requirements.flatMap((each) => Object.keys(objectOf(each))),
    ),
  );

/** A client sends one credential: an operation that wants two at once, and no single one, cannot be called. */
const checkCombinations = (document: JsonObject, nameOf: ReadonlyMap<string, string>): void => {
  if (nameOf.size === 0) {
    throw new InputError(
      "the document describes no credential that a client can send (apiKey, http basic or bearer, oauth2). Add components.securitySchemes.",
    );
  }
  for (const [place, requirements] of requirementsOf(document)) {
    const names = requirements.map((each) => Object.keys(objectOf(each)));
    if (names.length === 0 || names.some((each) => each.length === 0)) continue;
    if (names.some((each) => each.length === 1 && nameOf.has(each[0] ?? ""))) continue;
    throw new InputError(
      `${place} asks for ${names[0]?.join(" and ")}, which a client cannot send. One credential of type apiKey, basic, bearer or oauth2 is supported.`,
    );
  }
};

/** The requirements with the new names, without those that cannot be met by one credential. */
export const renameRequirements = (requirements: Json, nameOf: ReadonlyMap<string, string>): Json =>
  listOf(requirements).flatMap((written) => {
    const entries = entriesOf(written);
    if (entries.length > 1 || entries.some(([key]) => !nameOf.has(key))) return [];
    return [Object.fromEntries(entries.map(([key, scopes]) => [nameOf.get(key) ?? key, scopes]))];
  });
