import { join } from "node:path";
import { runCommand } from "@provider-clients-internal/shared";
import { budgets } from "../budgets.ts";
import { describeReason, type Figure, type Section, type Skipped } from "../figure.ts";
import { benchFolder, peersFolder } from "../folders.ts";
import { median } from "../median.ts";

const childFile = join(peersFolder, "import-one.ts");
const rounds = 15;

const subjects = [
  "@provider-clients/soap",
  "@provider-clients/finosu",
  "@provider-clients/payabli",
  "@provider-clients/customers",
  "openapi-fetch",
  "ky",
  "@octokit/request",
  "axios",
  "stripe",
  "@anthropic-ai/sdk",
  "openai",
  "@payabli/sdk-node",
  "@apideck/unify",
] as const;

const importOnce = async (specifier: string): Promise<number> =>
  Number(await runCommand(process.execPath, [childFile, specifier], { cwd: benchFolder }));

const isOurs = (specifier: string): boolean => specifier.startsWith("@provider-clients/");

// The budget is one client's; the facade is measured beside them.
const budgetOf = (specifier: string): number | undefined =>
  isOurs(specifier) && specifier !== "@provider-clients/customers" ? budgets.importMs : undefined;

/** Milliseconds to import a package in a fresh process; the first round only fills the file cache. */
export const measureImports = async (): Promise<Section> => {
  const results = new Map<string, number[]>(subjects.map((subject) => [subject, []]));
  const skipped: Skipped[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    for (const [subject, times] of results) {
      try {
        const milliseconds = await importOnce(subject);
        if (round > 0) times.push(milliseconds);
      } catch (error) {
        results.delete(subject);
        skipped.push({ subject, reason: describeReason(error) });
      }
    }
  }
  const figures = [...results].map(
    ([subject, times]): Figure => ({
      subject,
      value: median(times),
      isOurs: isOurs(subject),
      budget: budgetOf(subject),
    }),
  );
  return {
    id: "import",
    title: `Import of one package in a fresh process, median of ${rounds}`,
    unit: "ms",
    isEnforced: false,
    figures,
    skipped,
  };
};
