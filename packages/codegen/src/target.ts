import type { SpecPlace } from "@provider-clients/openapi";

/** A document and where its generated files are written. Paths are relative to a root folder, with slashes. */
export interface Target extends SpecPlace {
  /** The folder of the generated files, which contains nothing else. */
  readonly output: string;
  /**
   * Whether a document may lack what the generator needs to know: it is then added while generating, as `new` adds it
   * to its copy. The documents of this repository say it themselves.
   */
  readonly isFitted?: boolean;
  /** The command that regenerates the files, for their headers. */
  readonly command: string;
}
