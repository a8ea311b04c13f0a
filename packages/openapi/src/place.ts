/** Where something stands in the files that its author wrote. */
export interface Place {
  readonly file: string;
  readonly line: number | undefined;
  /** A JSON pointer in its URI fragment form, into that file. */
  readonly pointer: string;
}

/** A document whose author's places are known. */
export interface Placed {
  /** Where the value behind a pointer stands, or the nearest parent that exists. */
  readonly placeOf: (pointer: string) => Place;
}
