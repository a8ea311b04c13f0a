/** Something in which a document contradicts itself: no client can be right about it. */
export interface DocumentFault {
  /** Where it is written. */
  readonly pointer: string;
  readonly reason: string;
}

/** Every fault once, however many cases came across it. */
export const distinctFaults = (faults: readonly DocumentFault[]): DocumentFault[] => [
  ...new Map(faults.map((fault) => [`${fault.pointer} ${fault.reason}`, fault])).values(),
];
