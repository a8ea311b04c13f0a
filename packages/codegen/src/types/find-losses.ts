import type { JsonObject } from "@provider-clients/openapi";
import { resolveDirections } from "../directions/directions.js";
import { findUnknown, type Loss } from "../keywords/losses.js";
import { printDocumentTypes } from "./document-types.js";

/** Every keyword for which the types of a document are wider than its schemas. */
export const findLosses = (document: JsonObject): readonly Loss[] => [
  ...findUnknown(document),
  ...printDocumentTypes(resolveDirections(document)).losses,
];
