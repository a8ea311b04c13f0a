import type { CustomerField } from "./customer.js";
import type { ProviderName } from "./targets.js";

/** What changes or gets lost on the way to a provider (`write`) or back (`read`), where a field has a place there. */
export interface Loss {
  readonly write?: string;
  readonly read?: string;
}

/** Every declared loss. A field without an entry comes back as it was sent. */
export const losses: { readonly [Provider in ProviderName]: { readonly [Field in CustomerField]?: Loss } } = {
  finosu: {
    externalId: { write: "It is the `id` of the target; another value is ignored." },
    phone: { write: "Refused unless E.164.", read: "Absent unless Finosu answers E.164." },
  },
  soap: {
    phone: {
      write: "`+1` and ten digits only, sent as the ten digits; other numbers are refused.",
      read: "Absent unless Soap answers ten digits.",
    },
  },
  payabli: {
    phone: {
      write: "Refused unless E.164. Payabli stores numbers in a form of its own.",
      read: "Absent unless Payabli answers E.164.",
    },
    timeZone: {
      write: "The offset from UTC in whole hours, without daylight saving; a zone off the hour is ignored.",
      read: "Many zones share an offset, and 0 is also what an unset one looks like: see `raw`.",
    },
    metadata: {
      write: "Texts only, merged into the stored ones; other values are ignored, by key.",
    },
  },
};
