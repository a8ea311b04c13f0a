import { namedByTarget, phone, standardOffset, tenDigitPhone, textMetadata } from "./codecs.js";

/** What changes or gets lost on the way to a provider (`write`) or back (`read`). */
export interface Loss {
  readonly write?: string;
  readonly read?: string;
}

/** The declared loss of each conversion. A field that is not converted comes back as it was sent. */
export const losses: ReadonlyMap<unknown, Loss> = new Map<unknown, Loss>([
  [namedByTarget, { write: "It is the `id` of the target; another value is ignored." }],
  [phone, { write: "Refused unless E.164.", read: "Absent unless E.164 is answered." }],
  [
    tenDigitPhone,
    {
      write: "`+1` and ten digits only, sent as the ten digits; other numbers are refused.",
      read: "Absent unless ten digits are answered.",
    },
  ],
  [
    standardOffset,
    {
      write: "The offset from UTC in whole hours, without daylight saving; a zone off the hour is ignored.",
      read: "Many zones share an offset, and 0 is also what an unset one looks like: see `raw`.",
    },
  ],
  [textMetadata, { write: "Texts only, merged into the stored ones; other values are ignored, by key." }],
]);
