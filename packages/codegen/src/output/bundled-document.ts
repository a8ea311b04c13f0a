import type { Spec } from "@provider-clients/openapi";
import type { Target } from "../target.js";
import { generatedNote, NOTE_MEMBER } from "./header.js";

/**
 * Renders openapi.json: the whole document in one JSON file, as the client was generated from it.
 *
 * Its note takes the place of one that the document has, which may be an openapi.json of another package.
 */
export const renderBundledDocument = ({ document }: Spec, target: Target): string => {
  const { [NOTE_MEMBER]: _earlier, ...members } = document;
  return `${JSON.stringify({ [NOTE_MEMBER]: generatedNote(target), ...members }, undefined, 2)}\n`;
};
