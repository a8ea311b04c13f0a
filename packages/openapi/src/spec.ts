import type { JsonObject } from "./json.js";
import type { Placed } from "./place.js";
import type { Problem } from "./problem.js";

/** A provider's document as it was read, in one piece, with a way back to its author's lines. */
export interface Spec extends Placed {
  /** The folder's name under specs/, which is the package's name too. */
  readonly name: string;
  /** The file as messages show it; of a document in many files, the one that was named. */
  readonly file: string;
  readonly document: JsonObject;
  /** Of the file that was named, in hexadecimal digits; of a value, that of its JSON. */
  readonly sha256: string;
  /** Keywords that the types are known to lose; only a document that we cannot edit has some. */
  readonly lossy: readonly { readonly pointer: string; readonly keyword: string }[];
  /** What was found wrong while reading, such as a file that is not there. */
  readonly problems: readonly Problem[];
  /** What the document says and nothing here uses, such as `nullable` in OpenAPI 3.1. */
  readonly ignored: readonly Problem[];
  /** The further files that it is written in. */
  readonly parts: readonly string[];
  /** The line of that place. */
  readonly lineOf: (pointer: string) => number | undefined;
}
