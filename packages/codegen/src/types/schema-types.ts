import type { DirectedDocument } from "../directions/directions.js";
import { generatedHeader } from "../output/header.js";
import { printDocumentTypes } from "./document-types.js";

/** The text of schema.ts: every path, component and operation of a document as TypeScript types. */
export const renderSchemaTypes = (name: string, directed: DirectedDocument): string =>
  `${generatedHeader(name)}\n${printDocumentTypes(directed).text}`;
