import { entriesOf, type JsonObject } from "@provider-clients/openapi";
import { objectLiteral } from "./provider-definition.js";

/** Renders the constant that describes how the provider signs its webhooks; empty if that is not documented. */
export const webhookSignatureLines = (document: JsonObject, title: string): readonly string[] => {
  const entries = entriesOf(document["x-webhook-signature"]);
  if (entries.length === 0) return [];
  const literal = objectLiteral(entries.map(([key, value]) => [key, JSON.stringify(value)] as const));
  return [`/** How ${title} signs its webhooks. */\nexport const webhookSignature = ${literal} as const;`];
};
