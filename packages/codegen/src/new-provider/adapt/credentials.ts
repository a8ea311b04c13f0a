import {
  entriesOf,
  type Json,
  type JsonObject,
  listOf,
  objectOf,
  operationsIn,
  textOf,
} from "@provider-clients/openapi";
import { camelCase, freeName } from "../../names.js";
import { credentialPlaceOf } from "../../operations/security.js";
import type { Fitted, Note } from "./note.js";

/** Security schemes under the names of the client's options, and the new name of each old one. */
export interface FittedSchemes {
  readonly schemes: JsonObject;
  readonly nameOf: ReadonlyMap<string, string>;
}

/** The client option for each kind of credential, the same in all of our packages. */
const optionOf: Readonly<Record<string, string>> = {
  apiKey: "apiKey",
  bearer: "token",
  basic: "basicAuth",
  oauth2: "accessToken",
  openIdConnect: "accessToken",
};

/**
 * Renames security schemes to client options, and removes those that no operation uses or that no request can carry.
 */
export const fitCredentials = (document: JsonObject): Fitted<FittedSchemes> => {
  const written = entriesOf(objectOf(document.components).securitySchemes);
  const named = namesUsed(document);
  const notes: Note[] = [];
  const usable = written.filter(([key, scheme]) => {
    const reason = reasonToLeaveOut(key, objectOf(scheme), named);
    if (reason !== undefined) notes.push({ text: reason });
    return reason === undefined;
  });
  const known = new Set(written.map(([key]) => key));
  for (const key of [...named].filter((each) => !known.has(each))) {
    const text = `The document asks for the credential "${key}" and does not describe it: nothing is sent for it.`;
    notes.push({ text });
  }
  const nameOf = new Map<string, string>();
  for (const [key, scheme] of usable) {
    nameOf.set(key, optionName(key, objectOf(scheme), usable, [...nameOf.values()]));
  }
  const schemes = Object.fromEntries(usable.map(([key, scheme]) => [nameOf.get(key) ?? key, scheme]));
  return { part: { schemes, nameOf }, notes };
};

const reasonToLeaveOut = (
  key: string,
  scheme: JsonObject,
  named: ReadonlySet<string>,
): string | undefined => {
  if (!named.has(key)) return `No operation asks for the credential "${key}": it is left out.`;
  if (credentialPlaceOf(scheme) !== undefined) return undefined;
  return `The credential "${key}" (${describe(scheme)}) is left out: it is no part of a request. Give a \`fetch\` that brings it.`;
};

const kindOf = ({ type, scheme }: JsonObject): string =>
  type === "http" ? String(scheme).toLowerCase() : String(type);

const describe = ({ type, scheme }: JsonObject): string =>
  [type, scheme].flatMap((word) => textOf(word) ?? []).join(" ");

const optionName = (
  key: string,
  scheme: JsonObject,
  usable: readonly (readonly [string, Json])[],
  taken: readonly string[],
): string => {
  const kind = kindOf(scheme);
  const isOnly = usable.filter(([, other]) => kindOf(objectOf(other)) === kind).length === 1;
  const wish = (isOnly && Object.hasOwn(optionOf, kind) && optionOf[kind]) || camelCase(key);
  return freeName(wish, "Credential", (name) => taken.includes(name));
};

/** The scheme names in all requirements of a document: at the root and in the operations. */
const namesUsed = (document: JsonObject): ReadonlySet<string> => {
  const requirements = [
    ...listOf(document.security),
    ...operationsIn(document).flatMap(({ operation }) => listOf(operation.security)),
  ];
  return new Set(requirements.flatMap((each) => Object.keys(objectOf(each))));
};

/**
 * Renames the schemes in the requirements. Removes schemes that no request carries, and the whole requirement if it
 * names a credential that the document does not describe.
 */
export const renameRequirements = (
  document: JsonObject,
  requirements: Json,
  nameOf: ReadonlyMap<string, string>,
): Json => {
  const described = new Set(Object.keys(objectOf(objectOf(document.components).securitySchemes)));
  return listOf(requirements)
    .map(objectOf)
    .filter((each) => Object.keys(each).every((key) => described.has(key)))
    .map((each) =>
      Object.fromEntries(
        entriesOf(each).flatMap(([key, scopes]) => {
          const name = nameOf.get(key);
          return name === undefined ? [] : [[name, scopes] as const];
        }),
      ),
    );
};
