import { entriesOf, type Json, type JsonObject, listOf, objectOf, textOf } from "@provider-clients/openapi";
import { propertyKey } from "../names.js";
import { credentialsOf } from "./security.js";

/** Facts about the provider for the documentation of its operations. */
export interface ProviderWords {
  readonly title: string;
  /** The sentence that explains when a 2xx response is a failure. */
  readonly envelope: string | undefined;
}

/** The lines of the `provider` constant, without its operations. */
export const providerEntries = (document: JsonObject): readonly string[] => {
  const { name, title } = objectOf(document["x-provider"]);
  const environments = environmentsOf(document).map(([key, url]) => [key, JSON.stringify(url)] as const);
  const credentials = credentialsOf(document).map(
    ([option, { isBasic: _, ...place }]) => [option, jsonLiteral(place)] as const,
  );
  const envelope = document["x-failure-envelope"];
  return [
    `name: ${JSON.stringify(name)},`,
    `title: ${JSON.stringify(title)},`,
    ...(environments.length > 0 ? [`environments: ${objectLiteral(environments)},`] : []),
    `credentials: ${objectLiteral(credentials)},`,
    ...(envelope === undefined ? [] : [`envelope: ${jsonLiteral(envelope)},`]),
  ];
};

/** The type of the `provider` constant: its environments and credentials are known by name. */
export const providerType = (document: JsonObject): string => {
  const known = [
    ["environments", environmentsOf(document).map(([name]) => name), "string"],
    ["credentials", credentialsOf(document).map(([name]) => name), "CredentialPlace"],
  ] as const;
  const written = known.filter(([, names]) => names.length > 0);
  if (written.length === 0) return "ProviderDefinition";
  const union = (names: readonly string[]): string => names.map((name) => JSON.stringify(name)).join(" | ");
  return [
    `Omit<ProviderDefinition, ${union(written.map(([key]) => key))}> & {`,
    ...written.map(([key, names, type]) => `  readonly ${key}: Readonly<Record<${union(names)}, ${type}>>;`),
    "}",
  ].join("\n");
};

const environmentsOf = (document: JsonObject): readonly (readonly [name: string, url: string])[] =>
  listOf(document.servers)
    .map(objectOf)
    .map((server) => [String(server["x-environment"]), String(server.url).replace(/\/+$/, "")]);

/** How the operations' documentation refers to the provider and its failures. */
export const providerWords = (document: JsonObject): ProviderWords => {
  const { property, value } = objectOf(document["x-failure-envelope"]);
  return {
    title: textOf(objectOf(document["x-provider"]).title) ?? "the provider",
    envelope:
      property === undefined
        ? undefined
        : `2xx with \`${String(property)}\` ${String(value)}: a failure, whatever the status says.`,
  };
};

/** Renders `{ name: "text" }` from entries whose values are already code. */
export const objectLiteral = (entries: readonly (readonly [string, string])[]): string =>
  entries.length === 0
    ? "{}"
    : `{ ${entries.map(([key, code]) => `${propertyKey(key)}: ${code}`).join(", ")} }`;

/** Renders a flat object of a document as code. */
export const jsonLiteral = (value: Json): string =>
  objectLiteral(entriesOf(value).map(([key, entry]) => [key, JSON.stringify(entry)] as const));
