import type { MediaType, Operation } from "../document/operation.js";
import { essenceOf } from "../wire/media-types.js";
import { answerFor } from "./second-judge.js";

/**
 * Whether Prism may see what a request says that it accepts.
 *
 * It takes a documented range for a type of that name, and answers another status than was asked for where an
 * error has no acceptable form. A server may disregard `Accept` (RFC 9110 12.5.1); only a success that comes in no
 * acceptable form at all is a 406.
 */
export const isAcceptHeeded = (operation: Operation, accept: string, code: number | undefined): boolean => {
  const contents = (code === undefined ? successOf(operation) : answerFor(operation, code))?.contents ?? [];
  const wanted = accept.split(",").map(essenceOf);
  if (contents.some(({ type }) => wanted.some((each) => isWithin(essenceOf(type), each)))) return true;
  if (code !== undefined && code >= 400) return false;
  return !contents.some(({ type }) => wanted.some((each) => isWithin(each, essenceOf(type))));
};

/** The answer to a valid request: the lowest success, else the default one. */
const successOf = ({ answers }: Operation): { readonly contents: readonly MediaType[] } | undefined =>
  answers.filter(({ status }) => status.startsWith("2")).sort(byStatus)[0] ??
  answers.find(({ status }) => status === "default");

const byStatus = (one: { readonly status: string }, other: { readonly status: string }): number =>
  one.status < other.status ? -1 : 1;

/** Whether a type is one of a range, or the type itself. */
const isWithin = (type: string, range: string): boolean =>
  range === "*/*" || range === type || (range.endsWith("/*") && type.startsWith(range.slice(0, -1)));
