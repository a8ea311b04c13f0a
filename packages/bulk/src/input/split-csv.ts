/** A record of a CSV, as it stands there. */
export interface CsvRecord {
  /** The line on which it begins, from 1. */
  readonly line: number;
  readonly values: readonly string[];
  /** What is wrong with one of its values; `at` is the value's position, from 0. */
  readonly problem?: { readonly reason: string; readonly at: number };
}

/** No field of a customer is longer than this; a larger one is a quotation mark that was never closed, or a mistake. */
export const longestValue = 100_000;

/** What a value is told that is too long. */
export const tooLong = (length: number): string =>
  `has ${length} characters; at most ${longestValue} are read`;

const wrongQuote = "has a quotation mark in the wrong place";
const neverClosed = "opens a quotation mark that is never closed; nothing after this line was read";

/** Where the reading is, between two signs. */
interface Reading {
  /** Before a value, in a bare one, between marks, or after a mark that ends the value unless another one follows. */
  place: "start" | "bare" | "quoted" | "mark";
  line: number;
  begunAt: number;
  values: string[];
  value: string;
  /** Of the value, with what was not kept of it. */
  length: number;
  problem: CsvRecord["problem"];
  /** A line feed here belongs to the return before it. */
  isAfterReturn: boolean;
}

const complain = (reading: Reading, reason: string): void => {
  reading.problem ??= { reason, at: reading.values.length };
};

const take = (reading: Reading, text: string): void => {
  reading.length += text.length;
  if (reading.length <= longestValue) reading.value += text;
};

const endValue = (reading: Reading): void => {
  if (reading.length > longestValue) complain(reading, tooLong(reading.length));
  reading.values.push(reading.value);
  Object.assign(reading, { place: "start", value: "", length: 0 });
};

/** The record that ends here; undefined where the line is empty. */
const endRecord = (reading: Reading): CsvRecord | undefined => {
  const isEmpty = reading.place === "start" && !reading.values.length;
  if (!isEmpty) endValue(reading);
  const { begunAt, values, problem, line } = reading;
  Object.assign(reading, { begunAt: line, values: [], problem: undefined });
  return isEmpty ? undefined : { line: begunAt, values, ...(problem && { problem }) };
};

/** Reads between quotation marks, and says how far. */
const readQuoted = (reading: Reading, text: string, from: number): number => {
  const mark = text.indexOf('"', from);
  const part = text.slice(from, mark < 0 ? text.length : mark);
  reading.line += part.split("\n").length - 1;
  take(reading, part);
  if (mark < 0) return text.length;
  reading.place = "mark";
  return mark + 1;
};

const endOfBare = (text: string, from: number): number => {
  let end = from;
  while (end < text.length && !",\r\n".includes(text.charAt(end))) end++;
  return end;
};

/** Reads a bare value, or what stands after the mark that should have ended one, and says how far. */
const readBare = (reading: Reading, text: string, from: number): number => {
  const part = text.slice(from, endOfBare(text, from));
  if (reading.place === "mark" || part.includes('"')) complain(reading, wrongQuote);
  take(reading, part);
  reading.place = "bare";
  return from + part.length;
};

/** Reads the next piece of the text, and says how far; with the record that ends there. */
const readNext = (reading: Reading, text: string, at: number): readonly [number, CsvRecord?] => {
  if (reading.place === "quoted") return [readQuoted(reading, text, at)];
  const sign = text[at];
  const isSecondHalf = sign === "\n" && reading.isAfterReturn;
  reading.isAfterReturn = sign === "\r";
  if (isSecondHalf) return [at + 1];
  if (sign === "\n" || sign === "\r") {
    reading.line++;
    const record = endRecord(reading);
    return record ? [at + 1, record] : [at + 1];
  }
  if (sign === ",") {
    endValue(reading);
    return [at + 1];
  }
  if (sign !== '"' || reading.place === "bare") return [readBare(reading, text, at)];
  if (reading.place === "mark") take(reading, '"');
  reading.place = "quoted";
  return [at + 1];
};

/**
 * Splits a CSV (RFC 4180) into its records. A wrong quotation mark is told of its own record, and the others go on; a
 * value that is too long is not kept. Lines end in any of three ways; empty ones are passed by.
 */
export async function* splitCsv(chunks: AsyncIterable<string>): AsyncGenerator<CsvRecord, void, undefined> {
  const reading: Reading = {
    place: "start",
    line: 1,
    begunAt: 1,
    values: [],
    value: "",
    length: 0,
    problem: undefined,
    isAfterReturn: false,
  };
  for await (const text of chunks) {
    for (let at = 0; at < text.length; ) {
      const [next, record] = readNext(reading, text, at);
      if (record) yield record;
      at = next;
    }
  }
  const { place, begunAt: line, values } = reading;
  if (place === "quoted") yield { line, values, problem: { reason: neverClosed, at: values.length } };
  const last = place === "quoted" ? undefined : endRecord(reading);
  if (last) yield last;
}
