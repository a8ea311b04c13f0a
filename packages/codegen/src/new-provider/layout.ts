import type { JsonObject } from "@provider-clients/openapi";
import type { Target } from "../target.js";

/**
 * Where the files of a new provider are written. Paths are relative to `root`; those of the target are relative to
 * `project` inside it.
 */
export interface Layout {
  readonly root: string;
  /** The folder of `root` that contains the target; empty if it is `root` itself. */
  readonly project: string;
  readonly target: Target;
  /** The folder of the client's sources, relative to `project`. */
  readonly sources: string;
  /** The module specifier of the client. */
  readonly importName: string;
  /** The first line of SOURCES.md: how the provider was added. */
  readonly marker: string;
  /** The files besides the sources and the document, by their paths relative to `project`. */
  readonly surroundings: (
    document: JsonObject,
    draftFolder: string,
  ) => Promise<Readonly<Record<string, string>>>;
  /** The folders and files that are created as a whole; none of them may exist already. */
  readonly created: readonly string[];
  /** Files that are overwritten, relative to `root`, with their new contents. */
  readonly replaced: Readonly<Record<string, string>>;
  /** Runs after all files are in place, for example to format them. */
  readonly finish: (files: readonly string[]) => Promise<void>;
  /** The next steps for the user, one per line. */
  readonly next: readonly string[];
}
