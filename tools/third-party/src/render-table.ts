import { markdownTable } from "@provider-clients/codegen";
import type { ContractResult, MeasuredDocument } from "./measured-document.ts";

const heading = `# Documents that nobody here wrote

Each was added with \`new-provider\` to a throwaway repository, built, type-checked with its tests, and held against its
document. Written by \`pnpm third-party <folder>\`; the documents are not part of the repository.

Processor time and memory are those of the process that runs the contract checks, from its start. It starts no other
process. The memory is the most that was resident at once (\`maxRSS\`), including Node.js itself and Prism.
`;

/** The text of docs/third-party.md. */
export const renderTable = (documents: readonly MeasuredDocument[]): string => {
  const rows = documents.map((each) => [
    each.file,
    String(each.operations),
    each.refused === undefined ? String(each.generated) : "refused",
    String(each.leftOut.length),
    String(each.losses),
    each.refused === undefined ? (each.compiler === undefined ? "yes" : "no") : "",
    ...contractCells(each.contract),
  ]);
  const head = [
    "document",
    "operations",
    "generated",
    "left out",
    "keywords lost",
    "compiles",
    "cases",
    "failed",
    "missing",
    "processor s",
    "peak MB",
  ];
  const reasons = documents.flatMap(reasonsOf);
  return [
    heading,
    markdownTable(head, rows),
    "",
    ...(reasons.length === 0 ? [] : ["## Reasons", "", ...reasons, ""]),
  ].join("\n");
};

const contractCells = (contract: ContractResult): readonly string[] =>
  contract.state === "run"
    ? [contract.cases, contract.failures, contract.missing, contract.processorSeconds, contract.peakMb].map(
        String,
      )
    : [contract.reason, "", "", "", ""];

const reasonsOf = ({ file, leftOut, refused, compiler, contract }: MeasuredDocument): readonly string[] => [
  ...leftOut.map(({ title, reason }) => `- ${file}, left out ${title}: ${reason}`),
  ...(refused === undefined ? [] : [`- ${file}, refused: ${refused}`]),
  ...(compiler === undefined ? [] : [`- ${file}, the compiler: ${compiler}`]),
  ...(contract.state === "run" ? contract.firstFailures : []).map(
    ({ id, reason }) => `- ${file}, failed ${id}: ${reason}`,
  ),
];
