import type { RowResult } from "../../acceptance/rows.ts";

/** The programs under test, in a project where the packed packages are installed. */
export interface Programs {
  /** The project's folder. */
  readonly project: string;
  /** The folder of the compiled programs in it. */
  readonly folder: string;
  /** Where the mock server listens. */
  readonly mockUrl: string;
}

/** A runtime that is available on this machine. */
export interface AvailableRuntime {
  readonly version: string;
  readonly run: (programs: Programs) => Promise<RowResult[]>;
}

/** Something that programs can run on. */
export interface Runtime {
  readonly id: string;
  readonly title: string;
  /**
   * Finds the runtime, or installs it if that is allowed.
   *
   * @throws {Error} with the reason why it is not available.
   */
  readonly prepare: (mayInstall: boolean) => Promise<AvailableRuntime>;
}
