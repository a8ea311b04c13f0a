import { essenceOf, moreSpecific } from "../wire/media-types.js";
import type { DocumentedAnswer, MediaType, Operation } from "./operation.js";

/** The documented answer for a status: the exact status, then its range, then `default`. */
export const answerFor = (operation: Operation, status: number): DocumentedAnswer | undefined => {
  const range = `${String(status).charAt(0)}XX`;
  return [String(status), range, "default"]
    .map((wanted) => operation.answers.find((answer) => answer.status.toUpperCase() === wanted.toUpperCase()))
    .find((answer) => answer !== undefined);
};

/**
 * The media type in a list that matches a content type, the most specific of several; the first one if no content type
 * was sent.
 */
export const mediaFor = (
  contents: readonly MediaType[],
  contentType: string | undefined,
): MediaType | undefined => {
  const plain = essenceOf(contentType);
  if (!plain) return contents[0];
  const matching = contents.filter(({ type }) => {
    const wanted = essenceOf(type);
    return (
      wanted === plain || wanted === "*/*" || (wanted.endsWith("/*") && plain.startsWith(wanted.slice(0, -1)))
    );
  });
  return matching.toSorted((one, other) => moreSpecific(one.type, other.type))[0];
};
