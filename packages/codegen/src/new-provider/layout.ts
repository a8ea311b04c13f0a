import type { JsonObject } from "@provider-clients/openapi";
import type { Target } from "../target.js";

/** Where a new provider's files go. Paths are relative to `root`, those of the target to `project` in it. */
export interface Layout {
  readonly root: string;
  /** The folder of `root` in which the target stands; empty where it is `root` itself. */
  readonly project: string;
  readonly target: Target;
  /** The folder of the client's sources, relative to `project`. */
  readonly sources: string;
  /** What a program imports the client from. */
  readonly importName: string;
  /** The first line of SOURCES.md: how the provider came here. */
  readonly marker: string;
  /** The files beside the sources and the document, by their paths relative to `project`. */
  readonly surroundings: (
    document: JsonObject,
    draftFolder: string,
  ) => Promise<Readonly<Record<string, string>>>;
  /** The folders and files that come into being, each as a whole; none may be there. */
  readonly created: readonly string[];
  /** Files that are written over, relative to `root`, with their new texts. */
  readonly replaced: Readonly<Record<string, string>>;
  /** What to do when all is in its place: format it, mention it. */
  readonly finish: (files: readonly string[]) => Promise<void>;
  /** What the user does next, a line each. */
  readonly next: readonly string[];
}
