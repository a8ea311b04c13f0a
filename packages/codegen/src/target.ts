import type { SpecPlace } from "@provider-clients/openapi";

/** A document and where its generated files are written. Paths are relative to a root folder, with slashes. */
export interface Target extends SpecPlace {
  /** The folder of the generated files, which contains nothing else. */
  readonly output: string;
  /** The command that regenerates the files, for their headers. */
  readonly command: string;
}
