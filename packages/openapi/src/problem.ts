import type { Placed } from "./place.js";

/** One thing that is wrong with a document, and what to do about it. */
export interface Problem {
  /** The file, relative to the repository. */
  readonly file: string;
  readonly line?: number | undefined;
  /** A JSON pointer in its URI fragment form, into that file. */
  readonly pointer?: string | undefined;
  /** What is wrong, then what to do, in full sentences. */
  readonly message: string;
  /** The pointer into the document in one piece, by which the operations are found that the problem hits. */
  readonly at?: string | undefined;
}

/** One line per problem: `specs/soap/openapi.yaml:12 #/paths/~1x: what is wrong. What to do.` */
export const formatProblem = ({ file, line, pointer, message }: Problem): string => {
  const place = `${file}${line === undefined ? "" : `:${line}`}${pointer === undefined ? "" : ` ${pointer}`}`;
  // What a document says may go over several lines.
  return `${place}: ${message}`.replaceAll(/\s+/g, " ");
};

/** A problem of what stands at a pointer of the document; `lineAt` where the line of a part says more. */
export const problemAt = (spec: Placed, at: string, message: string, lineAt: string = at): Problem => {
  const { file, pointer } = spec.placeOf(at);
  return { file, line: spec.placeOf(lineAt).line, pointer, message, at };
};

/** Thrown when a document cannot be used; carries every problem that was found. */
export class SpecError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join("\n"));
    this.name = "SpecError";
    this.problems = problems;
  }
}

/** Throws a {@link SpecError} of the problems, in the order of their lines, when there are any. */
export const refuse = (problems: readonly Problem[]): void => {
  if (problems.length === 0) return;
  throw new SpecError(problems.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0)));
};
