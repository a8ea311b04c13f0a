import type { Place } from "@provider-clients/openapi";

/** Something in which a document contradicts itself: no client can be right about it. */
export interface DocumentFault {
  /** Where it is written. */
  readonly pointer: string;
  readonly reason: string;
  /** The file and line of its author, where it was read from a file: `openapi.yaml:12`. */
  readonly place?: string;
  /** How many cases came across it. */
  readonly cases?: number;
}

/** Every fault once, with the number of cases that came across it. */
export const distinctFaults = (
  known: readonly DocumentFault[],
  met: readonly DocumentFault[] = [],
): DocumentFault[] => {
  const found = new Map<string, DocumentFault>();
  for (const fault of known) found.set(fault.pointer, fault);
  for (const { pointer, reason } of met) {
    // What the plan says of an example, the judges say of the case that sends it.
    const earlier = found.get(pointer) ?? { pointer, reason };
    found.set(pointer, { ...earlier, cases: (earlier.cases ?? 0) + 1 });
  }
  return [...found.values()];
};

/** A fault with its author's file and line; a document that was given as a value has none. */
export const withPlace = (fault: DocumentFault, placeOf: (pointer: string) => Place): DocumentFault => {
  const { file, line } = placeOf(fault.pointer);
  return line === undefined ? fault : { ...fault, place: `${file}:${line}` };
};
