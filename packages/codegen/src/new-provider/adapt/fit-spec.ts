import type { Spec } from "@provider-clients/openapi";
import { titleOf } from "../../names.js";
import { adaptDocument } from "./adapt-document.js";

/**
 * Adds to a document what it does not say itself: the provider's name, and names for servers, credentials and
 * operations. One that says everything stays as it is, so a document may be edited, or replaced by a newer one.
 */
export const fitSpec = (spec: Spec): Spec => {
  const { name, document: written } = spec;
  const { document, originOf } = adaptDocument(written, spec.file, { name, title: titleOf(name) });
  const provider = written["x-provider"] ?? document["x-provider"];
  return {
    ...spec,
    document: { ...document, "x-provider": provider },
    placeOf: (pointer) => spec.placeOf(originOf(pointer)),
    lineOf: (pointer) => spec.lineOf(originOf(pointer)),
  };
};
