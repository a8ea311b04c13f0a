import type { Codec } from "./table.js";

const e164 = /^\+[1-9]\d{1,14}$/;

/** Phone numbers of providers that take E.164 as it is. What they answer in another form is left to `raw`. */
export const phone: Codec<string, string> = {
  send: (value, { refuse }) => (e164.test(value) ? value : void refuse("phone is not an E.164 number")),
  receive: (held) => (e164.test(held) ? held : undefined),
};

/** E.164 ↔ ten digits. Numbers of Canada and the Caribbean have the same form and pass. */
export const tenDigitPhone: Codec<string, string> = {
  send: (value, { refuse }) =>
    /^\+1\d{10}$/.test(value) ? value.slice(2) : void refuse("phone is not a US number (+1 and ten digits)"),
  receive: (held) => (/^\d{10}$/.test(held) ? `+1${held}` : undefined),
};

// January and July: one of them is standard time wherever clocks change.
const offsetInHours = (timeZone: string, year: number, month: number): number => {
  const format = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" });
  const name = format
    .formatToParts(new Date(Date.UTC(year, month, 1)))
    .find(({ type }) => type === "timeZoneName");
  const [, sign, hours, minutes] = /([+-])(\d+):(\d+)/.exec(name?.value ?? "") ?? ["", "+", "0", "0"];
  return Number(`${sign}1`) * (Number(hours) + Number(minutes) / 60);
};

/**
 * An IANA zone → its offset from UTC in whole hours, without daylight saving, as Payabli's own example has it (-5
 * for US Eastern). Not read back: many zones share an offset, and 0 is also what Payabli holds when none was set.
 */
export const standardOffset: Codec<string, number> = {
  send: (timeZone, { now, refuse }) => {
    try {
      const hours = [0, 6].map((month) => offsetInHours(timeZone, now.getUTCFullYear(), month));
      const standard = Math.min(...hours);
      return Number.isInteger(standard) ? standard : undefined;
    } catch {
      return void refuse("timeZone is not an IANA time zone");
    }
  },
};

/** Free-form metadata → an object of strings. Everything else is named, never turned into text. */
export const textMetadata: Codec<Readonly<Record<string, unknown>>, Record<string, string>> = {
  send: (metadata, { ignore }) => {
    const entries = Object.entries(metadata);
    const texts = entries.filter((entry): entry is [string, string] => typeof entry[1] === "string");
    for (const [key, value] of entries) if (typeof value !== "string") ignore(`metadata.${key}`);
    return texts.length || !entries.length ? Object.fromEntries(texts) : undefined;
  },
  receive: (held) => held,
};

/** An id that the call already names: the same value is sent anyway, another one cannot be set. */
export const namedByTarget: Codec<string, string> = {
  send: (value, { id }) => (value === id ? value : undefined),
  receive: (held) => held,
};
