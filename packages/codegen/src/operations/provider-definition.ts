import { entriesOf, type Json, type JsonObject, listOf, objectOf, textOf } from "@provider-clients/openapi";
import { propertyKey } from "../names.js";
import type { ProviderWords } from "./operation-signature.js";
import { credentialsOf } from "./security.js";

/** The lines of the `provider` constant, without its operations. */
export const providerEntries = (document: JsonObject): readonly string[] => {
  const { name, title } = objectOf(document["x-provider"]);
  const environments = listOf(document.servers)
    .map(objectOf)
    .map(
      (server) =>
        [String(server["x-environment"]), JSON.stringify(String(server.url).replace(/\/+$/, ""))] as const,
    );
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
