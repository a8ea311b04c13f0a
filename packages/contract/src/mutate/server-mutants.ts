import { caseId } from "../cases/case-id.js";
import { subjectsOf } from "../cases/subject.js";
import type { Operation } from "../document/operation.js";
import type { Readers } from "../schema/schema-reader.js";
import { answerMutants } from "./answer-mutants.js";
import type { DocumentMutant, MutantSketch } from "./document-mutant.js";
import { routeMutants } from "./route-mutants.js";
import { schemaMutants } from "./schema-mutants.js";

/**
 * Every observable mutation of an operation in the document.
 *
 * @param changed pointers of schemas that were mutated for an earlier operation: shared schemas are mutated once.
 */
export const serverMutants = (
  readers: Readers,
  name: string,
  operation: Operation,
  changed: Set<string>,
): DocumentMutant[] => {
  if (operation.skip !== undefined) return [];
  const shared = subjectsOf(readers.request, operation).flatMap(({ listing, parameter, isTyped }) => {
    const parts = listing.parts.filter(({ pointer }) => !changed.has(pointer));
    for (const { pointer } of parts) changed.add(pointer);
    // A name that an exploded object does not allow is simply another parameter's name.
    const isSeen = ({ description }: MutantSketch) =>
      !parameter || !description.startsWith("drop propertyNames");
    return schemaMutants(readers.request, { ...listing, parts }, isTyped).filter(isSeen);
  });
  const answers = answerMutants(readers.answer, operation, changed);
  const requests = [...routeMutants(readers.request, operation), ...shared];
  return [
    ...requests.map((each) => complete(name, operation, "request", each)),
    ...answers.map((each) => complete(name, operation, "answer", each)),
  ];
};

const complete = (
  name: string,
  operation: Operation,
  side: DocumentMutant["side"],
  sketch: MutantSketch,
): DocumentMutant => {
  const { description, apply, hint } = sketch;
  return {
    id: caseId(name, operation.id, "server", description),
    description,
    operation,
    side,
    apply,
    rank: ({ covers, ...each }) => {
      const seen = sketch.isLikelySeenBy?.({ covers, ...each });
      if (seen !== undefined) return seen ? 0 : 2;
      if (hint === undefined || covers.some((id) => id.endsWith(` ${hint} invalid`))) return 0;
      return covers.some((id) => id.includes(` ${hint}`)) ? 1 : 2;
    },
  };
};
