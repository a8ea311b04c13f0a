import { nearest } from "@provider-clients/command-line";
import { ContractError } from "../contract-error.js";
import type { JsonObject } from "../document/json.js";
import type { MediaType, Operation } from "../document/operation.js";
import { webhooksOf } from "../document/operations.js";
import { propertiesOf } from "../memory/properties.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import { isJsonType } from "../wire/media-types.js";

/** A webhook of a document, and how it identifies an event. */
export interface Webhook {
  readonly operation: Operation;
  readonly media: MediaType;
  /** The property with the event's type, if the event is not the webhook's own name. */
  readonly typeName?: string;
}

/** Common names of that property. */
const typeNames = ["type", "event_type", "eventType", "event", "topic"];

/**
 * Finds the webhook of an event: by its name in the document, by its operationId, or by the event type in its body
 * (`type`, `event_type`, `event`, `topic`).
 *
 * @throws {ContractError} `bad-option` if the document has none for it.
 */
export const findWebhook = (reader: SchemaReader, event: string): Webhook => {
  const known = jsonWebhooks(reader.document);
  const named = known.find(({ operation }) => operation.path === event || operation.id === event);
  if (named !== undefined) return named;
  for (const webhook of known) {
    const properties = propertiesOf(reader, reader.at(webhook.media.schemaPointer));
    const typeName = typeNames.find((each) => {
      const schemas = properties.get(each) ?? [];
      return schemas.length > 0 && schemas.every(({ pointer }) => reader.compiler.compile(pointer)(event));
    });
    if (typeName !== undefined) return { ...webhook, typeName };
  }
  const names = known.map(({ operation }) => operation.path);
  const best = nearest(event, names);
  const meant = best === undefined ? "" : ` Did you mean "${best}"?`;
  throw new ContractError(
    "bad-option",
    `The document has no webhook "${event}".${meant} Known: ${names.join(", ") || "none"}.`,
  );
};

const jsonWebhooks = (document: JsonObject): Webhook[] =>
  webhooksOf(document).flatMap((operation) => {
    const media = operation.body?.contents.find(({ type }) => isJsonType(type));
    return media === undefined ? [] : [{ operation, media }];
  });
