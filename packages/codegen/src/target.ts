import type { SpecPlace } from "@provider-clients/openapi";

/** A document, and where what is made of it stands. Paths are relative to a root folder, with slashes. */
export interface Target extends SpecPlace {
  /** The folder of the generated files, which holds nothing else. */
  readonly output: string;
  /** The command that makes the files again, as their headers name it. */
  readonly command: string;
}
