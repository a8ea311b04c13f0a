import { answerFor } from "../document/answer-for.js";
import type { DocumentedAnswer, Operation } from "../document/operation.js";
import { essenceOf } from "../wire/media-types.js";

/**
 * True if Prism may see the request's `Accept` header.
 *
 * Prism treats a documented range as a literal media type, and answers with another status than requested if an error
 * has no acceptable media type. A server may ignore `Accept` (RFC 9110 12.5.1); only a success without any acceptable
 * media type is a 406.
 */
export const isAcceptHeeded = (operation: Operation, accept: string, code: number | undefined): boolean => {
  const contents = (code === undefined ? successOf(operation) : answerFor(operation, code))?.contents ?? [];
  const wanted = accept.split(",").map(essenceOf);
  if (contents.some(({ type }) => wanted.some((each) => isWithin(essenceOf(type), each)))) return true;
  if (code !== undefined && code >= 400) return false;
  return !contents.some(({ type }) => wanted.some((each) => isWithin(each, essenceOf(type))));
};

/** The answer to a valid request: the lowest success, otherwise the default answer. */
export const successOf = ({ answers }: Operation): DocumentedAnswer | undefined =>
  answers.filter(({ status }) => status.startsWith("2")).sort(byStatus)[0] ??
  answers.find(({ status }) => status === "default");

const byStatus = (one: { readonly status: string }, other: { readonly status: string }): number =>
  one.status < other.status ? -1 : 1;

/** True if a media type equals the range or lies within it. */
const isWithin = (type: string, range: string): boolean =>
  range === "*/*" || range === type || (range.endsWith("/*") && type.startsWith(range.slice(0, -1)));
