import { isEqual } from "./same.js";
import type { Codec } from "./table.js";

const e164 = (text: string): string | undefined => (/^\+[1-9]\d{1,14}$/.test(text) ? text : undefined);

/** Phone numbers for providers that take E.164 unchanged. An answer in another form is available in `raw` only. */
export const phone: Codec<string, string> = {
  takes: "E.164, such as +15555550100",
  send: (value) => e164(value) ?? null,
  receive: e164,
  same: (sent, answered) => {
    if (typeof answered !== "string") return answered === null ? false : undefined;
    return e164(answered) ? sent === answered : undefined;
  },
};

/** E.164 ↔ ten digits. Numbers of Canada and the Caribbean have the same form and are accepted. */
export const tenDigitPhone: Codec<string, string> = {
  takes: "+1 and ten digits",
  send: (value) => /^\+1(\d{10})$/.exec(value)?.[1] ?? null,
  receive: (held) => (/^\d{10}$/.test(held) ? `+1${held}` : undefined),
  same: (sent, answered) => {
    if (typeof answered !== "string") return answered === null ? false : undefined;
    return /^\d{10}$/.test(answered) ? sent === answered : undefined;
  },
};

// After "GMT" comes nothing, -5 or +5:30; a zone with a half-hour offset gives NaN.
const offsetInHours = (timeZone: string, year: number, month: number): number =>
  Number(
    new Date(Date.UTC(year, month))
      .toLocaleString("en", { timeZone, timeZoneName: "shortOffset" })
      .split("GMT")[1],
  );

/**
 * IANA zone → its standard UTC offset in whole hours, as in Payabli's own example (-5 for US Eastern). Not read back:
 * many zones share an offset, and Payabli holds 0 when none was set.
 */
export const standardOffset: Codec<string, number> = {
  takes: "an IANA time zone",
  oneWay: true,
  send: (timeZone, { now }) => {
    try {
      // January and July: one of the two is standard time wherever clocks change.
      const hours = Math.min(...[0, 6].map((month) => offsetInHours(timeZone, now.getUTCFullYear(), month)));
      return Number.isNaN(hours) ? undefined : hours;
    } catch {
      return null; // Intl does not know the zone.
    }
  },
  same: (sent, answered) => (sent === 0 || !answered ? undefined : sent === answered),
};

/**
 * Free-form metadata → an object of strings, merged into the stored one. Values that are not strings are not converted.
 */
export const textMetadata: Codec<Readonly<Record<string, unknown>>, Record<string, string>> = {
  send: (metadata) => {
    const entries = Object.entries(metadata);
    const texts = entries.filter((entry): entry is [string, string] => typeof entry[1] === "string");
    return texts.length || !entries.length ? Object.fromEntries(texts) : undefined;
  },
  same: (sent, answered) => {
    const held = Object.entries(sent).map(([key, text]) => isEqual(Object(answered)[key], text));
    if (!held.length || new Set(held).size > 1) return undefined;
    return held[0];
  },
};

/** An id that the target already names. The same value is sent; a different one is ignored. */
export const namedByTarget: Codec<string, string> = {
  send: (value, { id }) => (value === id ? value : undefined),
};
