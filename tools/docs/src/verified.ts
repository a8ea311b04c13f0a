import { readRecord, type VerificationSummary } from "@provider-clients-internal/contract";
import { runtimesSentence } from "./runtimes.ts";

const counts = ["cases", "covered", "documented", "canaries", "mutants", "noticed"] as const;

const sum = (summaries: readonly VerificationSummary[]): VerificationSummary =>
  Object.fromEntries(
    counts.map((count) => [count, summaries.reduce((total, summary) => total + summary[count], 0)]),
  ) as Record<(typeof counts)[number], number>;

/** The figures of contract runs, as a sentence. */
const describe = ({ cases, covered, documented, canaries, mutants, noticed }: VerificationSummary): string =>
  `${cases} cases, ${covered} of ${documented} documented
items exercised (operations, statuses, parameters, properties, constraints each tried valid and invalid, examples,
credentials), ${canaries} violations refused for their reason, ${noticed} of ${mutants} deliberate mistakes noticed.`;

/** How a provider's client was verified, from the last recorded contract run; undefined if there is none. */
export const verifiedProvider = (root: string, provider: string): string | undefined => {
  const summary = readRecord(root)[provider];
  if (!summary) return undefined;
  return `On every change, against a mock server that Prism runs from \`specs/${provider}/openapi.yaml\`: what leaves the client and
what comes back is compared with the document. The last recorded run: ${describe(summary)}`;
};

/** How a package without a document was verified: its runtimes, and the recorded runs of all clients together. */
export const verifiedPackage = (root: string, packageName: string): string => {
  const record = readRecord(root);
  const names = Object.keys(record).join(", ");
  return `${runtimesSentence(root, packageName).trim()}

The clients of ${names} together, in their last recorded contract run: ${describe(sum(Object.values(record)))}`;
};
