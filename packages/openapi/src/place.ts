/** A place in one of the source files. */
export interface Place {
  readonly file: string;
  readonly line: number | undefined;
  /** A JSON pointer into that file, in its URI fragment form. */
  readonly pointer: string;
}

/** A document whose source places are known. */
export interface Placed {
  /** The source place of the value behind a pointer, or of its nearest existing parent. */
  readonly placeOf: (pointer: string) => Place;
}
