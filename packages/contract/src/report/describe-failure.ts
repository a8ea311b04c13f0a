import type { CaseReport, RandomReport } from "../run/contract-report.js";

/** The description of a failing case: the request, the reasons, and how to rerun it. */
export interface FailureText {
  readonly id: string;
  readonly lines: readonly string[];
}

/** Describes a failing case: what was sent, what came back and why that is wrong. */
export const describeFailedCase = (each: CaseReport, rerun: (id: string) => string): FailureText => {
  const { exchange, input } = each;
  const sent = exchange
    ? [
        `request: ${exchange.method} ${exchange.target}`,
        ...bodyLine("body", exchange.body),
        ...answerLines(exchange),
      ]
    : [`called with: ${shorten(JSON.stringify(input))}`];
  const reasons = [...each.reasons, ...each.wire.map((reason) => `on the wire: ${reason}`)];
  return {
    id: each.id,
    lines: [...sent, ...reasons.map((reason) => `reason: ${reason}`), `run it again: ${rerun(each.id)}`],
  };
};

/** Describes a failing random case by its smallest failing input. */
export const describeFailedRandom = (
  each: RandomReport,
  seed: number,
  rerun: (id: string) => string,
): FailureText => {
  const found = [
    `smallest input that fails: ${shorten(JSON.stringify(each.counterexample ?? "none was found"))}`,
  ];
  const reasons = each.reasons.map((reason) => `reason: ${reason}`);
  return { id: each.id, lines: [...found, ...reasons, `run it again: ${rerun(each.id)} --seed ${seed}`] };
};

const bodyLine = (label: string, body: unknown): string[] =>
  body === undefined ? [] : [`${label}: ${shorten(JSON.stringify(body))}`];

const answerLines = ({ answer, outcome }: NonNullable<CaseReport["exchange"]>): string[] => [
  ...(answer ? [`answer: ${answer.status}`, ...bodyLine("answer body", answer.body)] : []),
  `client: ${outcome}`,
];

const shorten = (text: string): string => (text.length > 400 ? `${text.slice(0, 400)}…` : text);
