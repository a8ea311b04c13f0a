import type { Placed } from "./place.js";

/** One problem of a document and how to fix it. */
export interface Problem {
  /** The file, relative to the repository. */
  readonly file: string;
  readonly line?: number | undefined;
  /** A JSON pointer into that file, in its URI fragment form. */
  readonly pointer?: string | undefined;
  /** What is wrong, then how to fix it, in full sentences. */
  readonly message: string;
  /** The pointer into the bundled document. It determines which operations the problem affects. */
  readonly at?: string | undefined;
}

/** One line per problem: `specs/soap/openapi.yaml:12 #/paths/~1x: what is wrong. What to do.` */
export const formatProblem = ({ file, line, pointer, message }: Problem): string => {
  const place = `${file}${line === undefined ? "" : `:${line}`}${pointer === undefined ? "" : ` ${pointer}`}`;
  // Strings from a document may contain line breaks.
  return `${place}: ${message}`.replaceAll(/\s+/g, " ");
};

/** Creates a problem at a pointer of the document. `lineAt` is a pointer with a more useful line, if there is one. */
export const problemAt = (spec: Placed, at: string, message: string, lineAt: string = at): Problem => {
  const { file, pointer } = spec.placeOf(at);
  return { file, line: spec.placeOf(lineAt).line, pointer, message, at };
};

/** Thrown if a document cannot be used; lists every problem that was found. */
export class SpecError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join("\n"));
    this.name = "SpecError";
    this.problems = problems;
  }
}

/** Throws a {@link SpecError} with the problems, sorted by line, if there are any. */
export const refuse = (problems: readonly Problem[]): void => {
  if (problems.length === 0) return;
  throw new SpecError(problems.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0)));
};
