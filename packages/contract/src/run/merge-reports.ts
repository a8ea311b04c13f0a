import { type CoverageGroup, coverageGroups } from "../cases/coverage-item.js";
import { ContractError } from "../contract-error.js";
import { type DocumentFault, sortFaults } from "../document/document-fault.js";
import type { CanaryReport, ContractReport, CoverageReport } from "./contract-report.js";

/**
 * One report of the reports of all shards of a document: what one run of the whole would have found.
 *
 * @throws {ContractError} `bad-option` when they are not the shards of one run.
 */
export const mergeReports = (reports: readonly ContractReport[]): ContractReport => {
  const [first] = checked(reports);
  if (first === undefined) throw new ContractError("bad-option", "There is no report to merge.");
  const order = first.shard?.operations ?? [];
  const crashes = reports.flatMap(({ crash }) => crash ?? []);
  const { shard: _, crash: __, ...rest } = first;
  return {
    ...rest,
    ...mergeLists(reports, order),
    durationMs: sum(reports.map(({ durationMs }) => durationMs)),
    casesPerSecond: speedOf(reports),
    coverage: mergeCoverage(
      reports.map(({ coverage }) => coverage),
      order,
    ),
    faults: mergeFaults(reports.flatMap(({ faults }) => faults)),
    ...(crashes.length > 0 ? { crash: crashes.join("; ") } : {}),
  };
};

/** What is listed by operation, in the order of the document. */
const mergeLists = (reports: readonly ContractReport[], order: readonly string[]) => {
  const ranks = new Map(order.map((id, index) => [id, index]));
  const rank = (operation: string | undefined) => ranks.get(operation ?? "") ?? -1;
  const sorted = <Item>(items: readonly Item[], operationOf: (item: Item) => string | undefined): Item[] =>
    items.toSorted((one, other) => rank(operationOf(one)) - rank(operationOf(other)));
  const byOperation = <Item extends { readonly operation: string }>(
    listOf: (report: ContractReport) => readonly Item[],
  ): Item[] => sorted(reports.flatMap(listOf), ({ operation }) => operation);
  const byId = <Item extends { readonly id: string }>(
    listOf: (report: ContractReport) => readonly Item[],
  ): Item[] => sorted(reports.flatMap(listOf), ({ id }) => id);
  const cases = byOperation((report) => report.cases);
  const operationOf = new Map(cases.map(({ id, operation }) => [id, operation]));
  return {
    operations: byId(({ operations }) => operations),
    cases,
    random: byOperation(({ random }) => random),
    canaries: mergeCanaries(
      reports.map(({ canaries }) => canaries),
      (items) => sorted(items, ({ id }) => operationOf.get(id)),
    ),
    mutation: {
      server: addCounts(reports.map(({ mutation }) => mutation.server)),
      client: addCounts(reports.map(({ mutation }) => mutation.client)),
      survivors: byOperation(({ mutation }) => mutation.survivors),
    },
    disputes: byId(({ disputes }) => disputes),
    notes: sorted([...new Set(reports.flatMap(({ notes }) => notes))], (note) => note.split(": ")[0]),
  };
};

const checked = (reports: readonly ContractReport[]): readonly ContractReport[] => {
  const [first] = reports;
  const wrong = (reason: string) =>
    new ContractError("bad-option", `The reports cannot be merged: ${reason}.`);
  const total = first?.shard?.total ?? 0;
  const indexes = reports.map(({ shard }) => shard?.index ?? 0);
  if (
    reports.some(
      ({ name, seed, shard }) => name !== first?.name || seed !== first.seed || shard?.total !== total,
    )
  )
    throw wrong("they are not of one document, one seed and one number of shards");
  const missing = Array.from({ length: total }, (_, at) => at + 1).filter(
    (index) => !indexes.includes(index),
  );
  if (missing.length > 0) throw wrong(`${first?.name}: shard ${missing.join(", ")} of ${total} is missing`);
  if (new Set(indexes).size < indexes.length) throw wrong(`${first?.name}: a shard is there twice`);
  return reports;
};

interface Count {
  readonly made: number;
  readonly killed: number;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0);

const addCounts = (counts: readonly Count[]): Count => ({
  made: sum(counts.map(({ made }) => made)),
  killed: sum(counts.map(({ killed }) => killed)),
});

/** Of all cases over all the time that they took. */
const speedOf = (reports: readonly ContractReport[]): number => {
  const seconds = sum(
    reports.map(({ cases, casesPerSecond: speed }) => (speed === 0 ? 0 : cases.length / speed)),
  );
  return seconds === 0 ? 0 : Math.round(sum(reports.map(({ cases }) => cases.length)) / seconds);
};

const mergeCanaries = (
  all: readonly CanaryReport[],
  byCase: (items: CanaryReport["missed"]) => CanaryReport["missed"],
): CanaryReport => ({
  made: sum(all.map(({ made }) => made)),
  refused: sum(all.map(({ refused }) => refused)),
  judges: {
    prism: sum(all.map(({ judges }) => judges.prism)),
    second: sum(all.map(({ judges }) => judges.second)),
    server: sum(all.map(({ judges }) => judges.server)),
  },
  missed: byCase(all.flatMap(({ missed }) => missed)),
  silences: byCase(all.flatMap(({ silences }) => silences)),
});

const mergeCoverage = (all: readonly CoverageReport[], order: readonly string[]): CoverageReport => {
  const operations = new Map(all.flatMap((coverage) => Object.entries(coverage.operations)));
  const groupOf = (group: CoverageGroup) => ({
    covered: sum(all.map(({ groups }) => groups[group].covered)),
    total: sum(all.map(({ groups }) => groups[group].total)),
  });
  const sorted = (items: CoverageReport["missing"]) => {
    const rank = ({ id }: { readonly id: string }) =>
      order.findIndex((operation) => id.startsWith(`${operation} `));
    return items.toSorted((one, other) => rank(one) - rank(other));
  };
  return {
    covered: sum(all.map(({ covered }) => covered)),
    total: sum(all.map(({ total }) => total)),
    groups: Object.fromEntries(
      coverageGroups.map((group) => [group, groupOf(group)]),
    ) as CoverageReport["groups"],
    operations: Object.fromEntries(
      order.flatMap((id) => {
        const count = operations.get(id);
        return count === undefined ? [] : [[id, count]];
      }),
    ),
    missing: sorted(all.flatMap(({ missing }) => missing)),
    skipped: sorted(all.flatMap(({ skipped }) => skipped)),
  };
};

/** A fault of the document is known to every shard that met it; the cases that did are added up. */
const mergeFaults = (faults: readonly DocumentFault[]): DocumentFault[] => {
  const found = new Map<string, DocumentFault>();
  for (const fault of faults) {
    const cases = (found.get(fault.pointer)?.cases ?? 0) + (fault.cases ?? 0);
    found.set(fault.pointer, { ...fault, ...(cases > 0 ? { cases } : {}) });
  }
  return sortFaults(found.values());
};
