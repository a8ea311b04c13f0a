/** The files of a run, stored beside its rows. */
export interface RunFiles {
  /** One line of JSON per row and provider, in the order in which they ended. */
  readonly results: string;
  /** The same as a table for people. */
  readonly table: string;
  /** The progress of the run. */
  readonly checkpoint: string;
}

/** The files whose names begin with `stem`. */
export const filesOf = (stem: string): RunFiles => ({
  results: `${stem}.results.jsonl`,
  table: `${stem}.results.csv`,
  checkpoint: `${stem}.checkpoint`,
});
