import { providerName } from "../cases/plan.js";
import { type DocumentSource, loadDocument } from "../document/load-document.js";
import type { Operation } from "../document/operation.js";
import { operationsOf } from "../document/operations.js";
import { createRouter } from "../document/route.js";
import { createSecondJudge } from "../judge/second-judge.js";
import { createReaders } from "../schema/schema-reader.js";
import { answerDifferences } from "../verify/answer-differences.js";
import { type Difference, differenceKey } from "../verify/difference.js";
import { joinDifferences } from "../verify/join-differences.js";
import { targetOf } from "../verify/target.js";
import type { VerifyReport } from "../verify/verify-server.js";
import type { Exchange } from "./exchange.js";
import { bodyValue, createLocator, type Located } from "./locate.js";
import { sentDifferences } from "./sent-differences.js";

/** How recorded traffic is judged. */
export interface TrafficOptions {
  /** Where it comes from, for the report. */
  readonly name: string;
  /** Where the provider is; without it, where the document's servers are, or wherever a path of the document is called. */
  readonly against?: string | URL;
}

/**
 * Judges what really went over the wire by a document. Nothing is sent. Credentials are not looked at, because
 * recordings are kept without them.
 *
 * The report holds no value that was sent or answered: only places, types, rules and statuses.
 *
 * @throws {ContractError} for a document that cannot be used; `bad-option`.
 */
export const judgeTraffic = async (
  from: DocumentSource,
  exchanges: readonly Exchange[],
  { name, against }: TrafficOptions,
): Promise<VerifyReport> => {
  const { document, compiler, written, source } = await loadDocument(from);
  const readers = createReaders(document, compiler);
  const operations = operationsOf(document);
  const judge = createSecondJudge(readers, createRouter(operations), { checkCredentials: false });
  const locate = createLocator(document, operations, against === undefined ? undefined : targetOf(against));
  const differencesOf = (exchange: Exchange, located: Located, caseId: string): Difference[] => {
    if (located.kind === "elsewhere") return [];
    if (located.kind === "unknown") return [unknownOperation(exchange, caseId)];
    const { operation } = located.route;
    const { status, headers, body } = exchange.answer;
    const contentType = headers["content-type"];
    const { violations } = judge.judgeRequest(located.request);
    const answer = { status, contentType, body: bodyValue(body, contentType) };
    return [
      ...sentDifferences(readers.request, operation, located.request, violations, status, caseId),
      ...answerDifferences(readers.answer, judge, { operation, id: caseId }, answer),
    ];
  };
  const locatedOnes = exchanges.map(locate);
  const found = exchanges.flatMap((exchange, index) => {
    const located = locatedOnes[index];
    return located === undefined ? [] : differencesOf(exchange, located, `exchange ${index + 1}`);
  });
  return {
    name: providerName(document, source),
    source,
    version: String(written.openapi),
    against: name,
    requests: locatedOnes.filter(({ kind }) => kind !== "elsewhere").length,
    differences: joinDifferences(withoutRepeats(found)),
    leftOut: leftOutOf(operations, locatedOnes),
  };
};

const withoutRepeats = (differences: readonly Difference[]): Difference[] =>
  [...Map.groupBy(differences, differenceKey).values()].flatMap(([first]) => first ?? []);

const leftOutOf = (
  operations: readonly Operation[],
  located: readonly Located[],
): VerifyReport["leftOut"] => {
  const met = new Set(located.map((each) => (each.kind === "operation" ? each.route.operation.id : "")));
  const elsewhere = located.filter(({ kind }) => kind === "elsewhere").length;
  return [
    ...operations
      .filter(({ id }) => !met.has(id))
      .map(({ id }) => ({ operation: id, reason: "no request of it was recorded" })),
    ...(elsewhere > 0
      ? [{ operation: `${elsewhere} other requests`, reason: "they went to no server of the document" }]
      : []),
  ];
};

/** Which it was is told by the number: the path may hold what identifies somebody. */
const unknownOperation = ({ method, answer }: Exchange, caseId: string): Difference => ({
  kind: "unknown-operation",
  operation: "(none)",
  place: `${method}, ${caseId}`,
  message: `the document has no operation for it; it was answered ${answer.status}`,
  caseId,
  patch: [],
});
