import type { Place } from "@provider-clients/openapi";

/** A contradiction in a document, about which no client can be right. */
export interface DocumentFault {
  /** Its place in the document. */
  readonly pointer: string;
  readonly reason: string;
  /** The source file and line, if it was read from a file: `openapi.yaml:12`. */
  readonly place?: string;
  /** How many cases encountered it. */
  readonly cases?: number;
}

/** Faults by pointer, so that a report does not depend on the order in which cases met them, nor on shards. */
export const sortFaults = (faults: Iterable<DocumentFault>): DocumentFault[] =>
  [...faults].sort((one, other) => (one.pointer < other.pointer ? -1 : one.pointer > other.pointer ? 1 : 0));

/** Each fault once, with the number of cases that encountered it. */
export const distinctFaults = (
  known: readonly DocumentFault[],
  met: readonly DocumentFault[] = [],
): DocumentFault[] => {
  const found = new Map<string, DocumentFault>();
  for (const fault of known) found.set(fault.pointer, fault);
  for (const { pointer, reason } of met) {
    // The plan reports an example; the judges report the case that sends it.
    const earlier = found.get(pointer) ?? { pointer, reason };
    found.set(pointer, { ...earlier, cases: (earlier.cases ?? 0) + 1 });
  }
  return sortFaults(found.values());
};

/** Adds the source file and line to a fault, unless the document was given as a value. */
export const withPlace = (fault: DocumentFault, placeOf: (pointer: string) => Place): DocumentFault => {
  const { file, line } = placeOf(fault.pointer);
  return line === undefined ? fault : { ...fault, place: `${file}:${line}` };
};
