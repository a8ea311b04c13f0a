import {
  followReference,
  type Json,
  type JsonObject,
  joinPointer,
  METHODS,
  objectOf,
  operationsIn,
} from "@provider-clients/openapi";
import { fitCredentials, renameRequirements } from "./credentials.js";
import { fitServers } from "./environments.js";
import { dropExtensions } from "./extensions.js";
import type { Fitted } from "./note.js";
import { chooseOperationIds } from "./operation-ids.js";

const DIALECT = "https://json-schema.org/draft/2020-12/schema";

/** How the new provider is called. */
export interface ProviderNames {
  readonly name: string;
  readonly title: string;
}

/**
 * Says in our extensions what the generator needs to know. Schemas stay as they are.
 *
 * @throws {InputError} where no client can be made.
 */
export const adaptDocument = (written: JsonObject, location: string, names: ProviderNames): Fitted => {
  const bare = dropExtensions(written);
  const servers = fitServers(bare.part, location);
  const credentials = fitCredentials(bare.part);
  const ids = chooseOperationIds(bare.part);
  const { nameOf, schemes } = credentials.part;
  const rename = (holder: JsonObject): JsonObject =>
    holder.security === undefined
      ? holder
      : { ...holder, security: renameRequirements(bare.part, holder.security, nameOf) };
  const { openapi, info, servers: _, components, paths: __, webhooks, ...rest } = rename(bare.part);
  const isModern = String(openapi).startsWith("3.1");
  const part: JsonObject = {
    openapi,
    ...(isModern && { jsonSchemaDialect: DIALECT }),
    "x-provider": { ...names },
    info,
    ...(servers.part.length > 0 && { servers: servers.part }),
    ...rest,
    paths: mapOperations(bare.part, "paths", (operation, pointer) => ({
      ...rename(operation),
      operationId: ids.part.get(pointer) ?? String(operation.operationId),
    })),
    ...(webhooks !== undefined && { webhooks: mapOperations(bare.part, "webhooks", rename) }),
    components: { ...objectOf(components), securitySchemes: schemes },
  };
  const left = [...leftOut(bare.part)];
  return { part, notes: [...servers.notes, ...credentials.notes, ...ids.notes, ...bare.notes, ...left] };
};

const mapOperations = (
  document: JsonObject,
  holder: "paths" | "webhooks",
  change: (operation: JsonObject, pointer: string) => JsonObject,
): JsonObject =>
  mapValues(objectOf(document[holder]), (item, path) =>
    // A path item behind a reference gets its own ids only once it stands in its place.
    mapValues(objectOf(followReference(document, item)), (operation, method) => {
      const isOperation = METHODS.some((known) => known === method);
      return isOperation ? change(objectOf(operation), joinPointer("#", holder, path, method)) : operation;
    }),
  );

const mapValues = (holder: JsonObject, change: (value: Json, key: string) => Json): JsonObject =>
  Object.fromEntries(
    Object.entries(holder).map(([key, value]) => [key, value === undefined ? value : change(value, key)]),
  );

/** What a document may say of an operation and no client of ours does, by name. */
function* leftOut(document: JsonObject): Generator<string> {
  for (const { method, path, operation, pathItem } of operationsIn(document)) {
    const request = `${method.toUpperCase()} ${path}`;
    if ((operation.servers ?? pathItem.servers) !== undefined)
      yield `${request} names servers of its own: its method uses the client's.`;
    if (operation.callbacks !== undefined) yield `${request} describes callbacks: they become no types.`;
  }
}
