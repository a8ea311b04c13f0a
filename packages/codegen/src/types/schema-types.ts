import type { DirectedDocument } from "../directions/directions.js";
import { printDocumentTypes } from "./document-types.js";

/** Renders schema.ts: every path, component and operation of a document as TypeScript types. */
export const renderSchemaTypes = (directed: DirectedDocument): string => printDocumentTypes(directed).text;
