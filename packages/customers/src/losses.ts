import { namedByTarget, phone, standardOffset, tenDigitPhone, textMetadata } from "./codecs.js";

/** What is changed or lost on the way to a provider (`write`) or back (`read`). */
export interface Loss {
  readonly write?: string;
  readonly read?: string;
}

/** The declared loss of each conversion. A field without a conversion comes back as it was sent. */
export const losses: ReadonlyMap<unknown, Loss> = new Map<unknown, Loss>([
  [namedByTarget, { write: "It is the `id` of the target; another value is ignored." }],
  [phone, { write: "Refused unless E.164.", read: "Absent unless the answer is E.164." }],
  [
    tenDigitPhone,
    {
      write: "`+1` and ten digits only, sent as the ten digits; other numbers are refused.",
      read: "Absent unless the answer has ten digits.",
    },
  ],
  [
    standardOffset,
    {
      write:
        "The offset from UTC in whole hours, without daylight saving; an offset that is not a whole hour is ignored.",
      read: "Absent: many zones share an offset, and 0 may mean unset. See `raw`.",
    },
  ],
  [textMetadata, { write: "Strings only, merged into the stored ones; other values are ignored." }],
]);
