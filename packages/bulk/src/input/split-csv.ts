/** A record of a CSV, before any conversion. */
export interface CsvRecord {
  /** The line on which it begins, from 1. */
  readonly line: number;
  readonly values: readonly string[];
  /** The problem of one of its values; `at` is the value's position, from 0. */
  readonly problem?: { readonly reason: string; readonly at: number };
}

/** No field of a customer is longer. A longer one has an unclosed quotation mark or is a mistake. */
export const longestValue = 100_000;

/** The message for a value that is too long. */
export const tooLong = (length: number): string =>
  `has ${length} characters; at most ${longestValue} are read`;

const wrongQuote = "has a quotation mark in the wrong place";
const neverClosed = "opens a quotation mark that is never closed; nothing after this line was read";

/** The parser's state between two characters. */
interface Reading {
  /**
   * Before a value, in an unquoted one, in a quoted one, or after a quotation mark that ends the value unless another
   * one follows.
   */
  place: "start" | "bare" | "quoted" | "mark";
  line: number;
  begunAt: number;
  values: string[];
  value: string;
  /** The length of the value, including the part that was not stored. */
  length: number;
  problem: CsvRecord["problem"];
  /** A line feed here belongs to the preceding carriage return. */
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

/** The record that ends here; undefined if the line is empty. */
const endRecord = (reading: Reading): CsvRecord | undefined => {
  const isEmpty = reading.place === "start" && !reading.values.length;
  if (!isEmpty) endValue(reading);
  const { begunAt, values, problem, line } = reading;
  Object.assign(reading, { begunAt: line, values: [], problem: undefined });
  return isEmpty ? undefined : { line: begunAt, values, ...(problem && { problem }) };
};

/** Reads inside quotation marks and returns the new position. */
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

/** Reads an unquoted value, or what follows a closing quotation mark, and returns the new position. */
const readBare = (reading: Reading, text: string, from: number): number => {
  const part = text.slice(from, endOfBare(text, from));
  if (reading.place === "mark" || part.includes('"')) complain(reading, wrongQuote);
  take(reading, part);
  reading.place = "bare";
  return from + part.length;
};

/** Reads the next part of the input; returns the new position, and the record if one ends there. */
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
 * Splits a CSV (RFC 4180) into its records. A misplaced quotation mark is reported for its record and does not affect
 * the others; a value that is too long is not stored. Accepts all three line endings and skips empty lines.
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
