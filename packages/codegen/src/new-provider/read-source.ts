import { createHash } from "node:crypto";
import { readDocument, readLocation, type Spec } from "@provider-clients/openapi";

/** A foreign document in one piece, and where it came from. */
export interface Source {
  readonly location: string;
  readonly spec: Spec;
  /** Of the file that was named, as it was read. */
  readonly sha256: string;
}

/**
 * Reads a document from a file or an address, with every file that it refers to.
 *
 * @throws {InputError} when it cannot be read, or is a web page.
 * @throws {SpecError} when it is no OpenAPI document.
 */
export const readSource = async (location: string): Promise<Source> => {
  let sha256 = "";
  const spec = await readDocument(location, async (each) => {
    const text = await readLocation(each);
    if (each === location) sha256 = createHash("sha256").update(text).digest("hex");
    return text;
  });
  return { location, spec, sha256 };
};
