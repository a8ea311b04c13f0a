import type { RuntimeRun } from "../runtimes/run-runtimes.ts";
import { type Cell, matricesOf, type PackageMatrix } from "./matrix.ts";
import type { Report } from "./outcome.ts";

const marks: Readonly<Record<Cell, string>> = {
  passed: "yes",
  failed: "**no**",
  absent: "",
  "not-run": "not run",
};

const table = (lines: readonly (readonly string[])[]): string => {
  const [head = [], ...body] = lines.map((line) => `| ${line.join(" | ")} |`);
  const rule = `| ${(lines[0] ?? []).map(() => "---").join(" | ")} |`;
  return [head, rule, ...body].join("\n");
};

const matrixSection = ({ package: name, columns, rows }: PackageMatrix): string =>
  [
    `## \`@provider-clients/${name}\``,
    table([
      ["", ...columns.map(({ title }) => title)],
      ...rows.map(({ row, cells }) => [row, ...cells.map((cell) => marks[cell])]),
    ]),
  ].join("\n\n");

const runtimeLines = (runs: readonly RuntimeRun[]) =>
  runs.map(({ title, version, notRun }) => [title, version ?? `not run: ${notRun}`]);

const introduction = `# Where the packages run

Written by \`pnpm test:everywhere\` from its own results; do not edit. Each package was packed, installed from its
tarball, and driven against a server on loopback by the same program everywhere. "not run" means that the runtime
could not be had on the machine that wrote this; an empty cell, that the row is not meant for that runtime.`;

/** The report as a documentation page: what was tried and whether it passed, without figures that vary. */
export const reportMarkdown = (report: Report): string => {
  const groups = Map.groupBy(report.checks, ({ group }) => group);
  const checks = [...groups].map(([group, members]) =>
    [
      `## ${group[0]?.toUpperCase()}${group.slice(1)}`,
      table([
        ["", ""],
        ...members.map(({ subject, passed }) => [subject, marks[passed ? "passed" : "failed"]]),
      ]),
    ].join("\n\n"),
  );
  return `${[
    introduction,
    table([["runtime", "version"], ...runtimeLines(report.clients)]),
    ...[report.clients, report.contract, report.bulk].flatMap(matricesOf).map(matrixSection),
    ...checks,
  ].join("\n\n")}\n`;
};
