/** The result of a contract run. */
export type ContractResult =
  | {
      readonly state: "run";
      readonly cases: number;
      /** Cases, random values and violations sent without the client that went wrong. */
      readonly failures: number;
      /** What the first of them said, with its id. */
      readonly firstFailures: readonly { readonly id: string; readonly reason: string }[];
      /** Items of the document that no case exercised. */
      readonly missing: number;
      /** Processor time of the process that ran them. */
      readonly processorSeconds: number;
      /** The most memory that it held at once: its largest resident set, in megabytes. */
      readonly peakMb: number;
    }
  | { readonly state: "not run"; readonly reason: string };

/** The result for one document that we did not write. */
export interface MeasuredDocument {
  readonly file: string;
  /** SHA-256 of the file, so that later tables can be compared with this one. */
  readonly sha256: string;
  readonly operations: number;
  readonly generated: number;
  readonly leftOut: readonly { readonly title: string; readonly reason: string }[];
  /** Keywords for which the types are wider than the document. */
  readonly losses: number;
  /** Why no package could be generated; undefined if one was. */
  readonly refused?: string | undefined;
  /** The first error of the compiler; undefined if the package and its tests type-check. */
  readonly compiler?: string | undefined;
  readonly contract: ContractResult;
}
