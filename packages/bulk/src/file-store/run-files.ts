/** The files of a run that is kept beside its rows. */
export interface RunFiles {
  /** One line of JSON for each row and provider, in the order in which they ended. */
  readonly results: string;
  /** The same for people. */
  readonly table: string;
  /** How far the run is. */
  readonly checkpoint: string;
}

/** The files whose names begin with `stem`. */
export const filesOf = (stem: string): RunFiles => ({
  results: `${stem}.results.jsonl`,
  table: `${stem}.results.csv`,
  checkpoint: `${stem}.checkpoint`,
});
