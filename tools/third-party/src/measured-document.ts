/** What became of a contract run. */
export type ContractResult =
  | { readonly state: "run"; readonly cases: number; readonly failures: number; readonly missing: number }
  | { readonly state: "not run"; readonly reason: string };

/** What became of one document that nobody here wrote. */
export interface MeasuredDocument {
  readonly file: string;
  /** Of the file, so that a later table can be compared with this one. */
  readonly sha256: string;
  readonly operations: number;
  readonly generated: number;
  readonly leftOut: readonly { readonly title: string; readonly reason: string }[];
  /** Keywords of which the types say less than the document. */
  readonly losses: number;
  /** Why no package could be made; undefined where one was. */
  readonly refused?: string | undefined;
  /** The first complaint of the compiler; undefined where the package and its tests type-check. */
  readonly compiler?: string | undefined;
  readonly contract: ContractResult;
}
