import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describeCommand, runCommandLine, type Terminal } from "@provider-clients/command-line";
import { rootFolder } from "@provider-clients-internal/shared";
import { apiReports } from "./api/reports.ts";
import { writeFiles } from "./written-files.ts";

const command = describeCommand({
  name: "pnpm api",
  summary: "Writes api/*.md: every exported name of the built packages, with its type.",
  options: { check: { type: "boolean", about: "write nothing, and name the reports that are stale" } },
  exitCodes: { 0: "up to date", 1: "with --check, a report is stale" },
});

const writer = {
  command: "pnpm api",
  title: "api",
  why: "What users can import has changed: review the difference.",
};

/** The `api` command; resolves to its exit code. */
export const runApi = (args: readonly string[], terminal: Terminal): Promise<number> =>
  runCommandLine(command, args, terminal, ({ values }) => {
    const folder = join(rootFolder, "api");
    const reports = apiReports();
    const present = existsSync(folder) ? readdirSync(folder) : [];
    const files = [...new Set([...reports.keys(), ...present])].map((file) => ({
      path: `api/${file}`,
      text: reports.get(file),
    }));
    return writeFiles(rootFolder, files, writer, values.check, terminal);
  });
