import {
  entriesOf,
  isList,
  type Json,
  type JsonObject,
  objectOf,
  operationsIn,
} from "@provider-clients/openapi";

/** Where a credential is sent; see `CredentialPlace` of client-core. */
export interface CredentialPlace {
  readonly in: "header" | "query" | "cookie";
  readonly name: string;
  /** A string put before the credential, such as `Bearer `. */
  readonly prefix?: string;
  /** User name and password, joined and encoded (RFC 7617). */
  readonly isBasic?: true;
}

/** The credentials that a request needs: each list is one alternative. An empty list needs none. */
export type Alternatives = readonly (readonly string[])[];

/** Where the credential of a scheme is sent; undefined for one that no request carries (mutual TLS). */
export const credentialPlaceOf = ({
  type,
  scheme,
  in: place,
  name,
}: JsonObject): CredentialPlace | undefined => {
  if (type === "mutualTLS") return undefined;
  if (type === "apiKey") {
    return { in: place === "query" || place === "cookie" ? place : "header", name: String(name) };
  }
  if (type !== "http") return { in: "header", name: "Authorization", prefix: "Bearer " };
  const word = String(scheme);
  if (word.toLowerCase() === "basic") {
    return { in: "header", name: "Authorization", prefix: "Basic ", isBasic: true };
  }
  // The scheme's name is case-insensitive (RFC 9110, 11.1), but servers expect the usual spelling.
  const isBearer = word.toLowerCase() === "bearer";
  return { in: "header", name: "Authorization", prefix: `${isBearer ? "Bearer" : word} ` };
};

/**
 * The credentials that an operation needs, according to its own `security` or the document's. Schemes that the document
 * does not describe are left out, because nobody can know what to send.
 */
export const alternativesOf = (document: JsonObject, operation: JsonObject): Alternatives => {
  const security: Json | undefined = operation.security ?? document.security;
  if (!isList(security) || security.length === 0) return [[]];
  const schemes = objectOf(objectOf(document.components).securitySchemes);
  const places = new Map(
    entriesOf(schemes).map(([name, scheme]) => [name, credentialPlaceOf(objectOf(scheme))] as const),
  );
  const known = security.map(objectOf).filter((each) => Object.keys(each).every((name) => places.has(name)));
  if (known.length === 0) return [[]];
  return known.map((each) => Object.keys(each).filter((name) => places.get(name) !== undefined));
};

/** Where the credentials are sent that an operation may need. */
export const credentialPlacesOf = (
  document: JsonObject,
  operation: JsonObject,
): readonly CredentialPlace[] => {
  const schemes = objectOf(objectOf(document.components).securitySchemes);
  return alternativesOf(document, operation)
    .flat()
    .flatMap((name) => credentialPlaceOf(objectOf(schemes[name])) ?? []);
};

/** The credentials that at least one operation uses, by scheme name, in document order. */
export const credentialsOf = (document: JsonObject): readonly (readonly [string, CredentialPlace])[] => {
  const named = new Set(
    operationsIn(document).flatMap(({ operation }) => alternativesOf(document, operation).flat()),
  );
  return entriesOf(objectOf(document.components).securitySchemes).flatMap(([name, scheme]) => {
    const place = credentialPlaceOf(objectOf(scheme));
    return place && named.has(name) ? [[name, place] as const] : [];
  });
};

/** The alternatives of most operations, which an operation does not have to repeat. */
export const commonAlternatives = (
  operations: readonly { readonly security: Alternatives }[],
): Alternatives => {
  const counts = new Map<string, number>();
  for (const { security } of operations) {
    const text = JSON.stringify(security);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const [[most] = ["[[]]"]] = [...counts].sort(([, one], [, other]) => other - one);
  return JSON.parse(most) as Alternatives;
};
