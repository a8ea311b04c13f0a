import {
  followReference,
  isMethod,
  type Json,
  type JsonObject,
  joinPointer,
  listOf,
  objectOf,
  operationsIn,
  splitPointer,
} from "@provider-clients/openapi";
import { fitCredentials, renameRequirements } from "./credentials.js";
import { fitServers } from "./environments.js";
import { dropExtensions } from "./extensions.js";
import type { Note } from "./note.js";
import { chooseOperationIds } from "./operation-ids.js";

const DIALECT = "https://json-schema.org/draft/2020-12/schema";

/** The names of the new provider. */
export interface ProviderNames {
  readonly name: string;
  readonly title: string;
}

/** A foreign document with our extensions added, which tell the generator what it needs to know. */
export interface AdaptedDocument {
  readonly document: JsonObject;
  readonly notes: readonly Note[];
  /** Maps a pointer in the adapted document to the original document. */
  readonly originOf: (pointer: string) => string;
}

/** Adds the extensions that the generator needs. Schemas stay unchanged. */
export const adaptDocument = (
  written: JsonObject,
  location: string,
  names: ProviderNames,
): AdaptedDocument => {
  const bare = dropExtensions(written);
  const servers = fitServers(bare.part, location);
  const credentials = fitCredentials(bare.part);
  const ids = chooseOperationIds(bare.part);
  const { nameOf, schemes } = credentials.part;
  const rename = (holder: JsonObject): JsonObject =>
    holder.security === undefined
      ? holder
      : { ...holder, security: renameRequirements(bare.part, holder.security, nameOf) };
  // A document that was adapted before has a name of its own; here it gets the requested name.
  const { "x-provider": _, ...given } = bare.part;
  const { openapi, info, servers: __, components, paths: ___, webhooks, ...rest } = rename(given);
  const document: JsonObject = {
    openapi,
    ...(String(openapi).startsWith("3.1") && { jsonSchemaDialect: DIALECT }),
    "x-provider": { ...names, isForeign: true },
    info,
    ...(servers.part.length > 0 && { servers: servers.part }),
    ...rest,
    paths: mapOperations(bare.part, "paths", (operation, pointer) => {
      const id = ids.part.get(pointer) ?? String(operation.operationId);
      return { ...rename(operation), operationId: id };
    }),
    ...(webhooks !== undefined && { webhooks: mapOperations(bare.part, "webhooks", rename) }),
    components: { ...objectOf(components), securitySchemes: schemes },
  };
  return {
    document,
    notes: [...servers.notes, ...credentials.notes, ...ids.notes, ...bare.notes, ...unusedOf(bare.part)],
    originOf: (pointer) => originOf(pointer, nameOf),
  };
};

/** In our copy, security schemes have the names of the client's options. */
const originOf = (pointer: string, nameOf: ReadonlyMap<string, string>): string => {
  const [root, section, name, ...rest] = splitPointer(pointer);
  if (root !== "components" || section !== "securitySchemes") return pointer;
  const written = [...nameOf].find(([, option]) => option === name)?.[0] ?? name ?? "";
  return joinPointer("#/components/securitySchemes", written, ...rest);
};

const mapOperations = (
  document: JsonObject,
  holder: "paths" | "webhooks",
  change: (operation: JsonObject, pointer: string) => JsonObject,
): JsonObject =>
  mapValues(objectOf(document[holder]), (item, path) =>
    mapValues(withoutLeftOver(document, path, objectOf(item)), (value, method) => {
      if (!isMethod(method)) return value;
      const operation = withoutLeftOver(document, path, objectOf(value));
      return change(operation, joinPointer("#", holder, path, method));
    }),
  );

/** Removes parameters whose names are not in the path. */
const withoutLeftOver = (document: JsonObject, path: string, holder: JsonObject): JsonObject => {
  if (holder.parameters === undefined) return holder;
  const parameters = listOf(holder.parameters).filter((each) => {
    const { in: place, name } = objectOf(followReference(document, each));
    return place !== "path" || path.includes(`{${String(name)}}`);
  });
  return { ...holder, parameters };
};

const mapValues = (holder: JsonObject, change: (value: Json, key: string) => Json): JsonObject =>
  Object.fromEntries(
    Object.entries(holder).map(([key, value]) => [key, value === undefined ? value : change(value, key)]),
  );

/** What a document declares for operations but our clients do not support, by name. */
const unusedOf = (document: JsonObject): readonly Note[] =>
  operationsIn(document).flatMap(({ method, path, operation, pathItem }) => {
    const request = `${method.toUpperCase()} ${path}`;
    return [
      ...((operation.servers ?? pathItem.servers) === undefined
        ? []
        : [{ text: `${request} has its own servers, but its method uses the client's.` }]),
      ...(operation.callbacks === undefined
        ? []
        : [
            {
              text: `${request} describes callbacks; no types are generated for them.`,
              group: "Operations with callbacks, which become no types",
            },
          ]),
    ];
  });
