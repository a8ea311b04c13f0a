import type { JsonObject } from "./json.js";
import type { Placed } from "./place.js";
import type { Problem } from "./problem.js";

/** A provider's document, bundled into one value, with the places in its source files. */
export interface Spec extends Placed {
  /** The folder's name under specs/, which is also the package's name. */
  readonly name: string;
  /** The file name for messages; for a document in many files, the main one. */
  readonly file: string;
  readonly document: JsonObject;
  /** SHA-256 of the main file, in hexadecimal; for a value, of its JSON. */
  readonly sha256: string;
  /** Keywords that the types are known to lose; only documents that we cannot edit have them. */
  readonly lossy: readonly { readonly pointer: string; readonly keyword: string }[];
  /** Problems found while reading, such as a missing file. */
  readonly problems: readonly Problem[];
  /** What the document declares but nothing here uses, such as `nullable` in OpenAPI 3.1. */
  readonly ignored: readonly Problem[];
  /** The other files of the document. */
  readonly parts: readonly string[];
  /** The line of the value behind a pointer. */
  readonly lineOf: (pointer: string) => number | undefined;
}
