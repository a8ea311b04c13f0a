import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findSpecs } from "@provider-clients/codegen/repository";
import { describeCommand, runCommandLine, type Terminal } from "@provider-clients/command-line";
import { isContractError, startMockServer } from "@provider-clients/contract";
import { loadSpec, SpecError } from "@provider-clients/openapi";
import { rootFolder, runCommand } from "@provider-clients-internal/shared";

const command = describeCommand({
  name: "pnpm lint:specs",
  summary:
    "Checks the documents: that they can be read, Redocly's and our own rules, and that every schema compiles.",
  exitCodes: { 0: "they are clean", 1: "one is not" },
});

const redocly = fileURLToPath(new URL("../node_modules/.bin/redocly", import.meta.url));
const env = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };

/** The `lint:specs` command; resolves to its exit code. */
export const runLintSpecs = (args: readonly string[], terminal: Terminal): Promise<number> =>
  runCommandLine(command, args, terminal, async () => {
    const names = await findSpecs(rootFolder);
    const unreadable = (await Promise.all(names.map(problemOfReading))).flat();
    // An unreadable document is reported once, by the reader, which knows the line; other checks add nothing.
    const problems = unreadable.length > 0 ? unreadable : await problemsOfRules(names);
    for (const problem of problems) terminal.error(problem);
    if (problems.length > 0) return 1;
    terminal.log(`specs: ${names.join(", ")} are clean, and every schema compiles`);
    return 0;
  });

const problemOfReading = async (name: string): Promise<string[]> => {
  try {
    await loadSpec(rootFolder, name);
    return [];
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    return [error.message];
  }
};

/**
 * Redocly knows OpenAPI and our own rules; a mock server compiles every schema, because Prism skips invalid ones
 * silently.
 */
const problemsOfRules = async (names: readonly string[]): Promise<string[]> =>
  (await Promise.all([lint(), ...names.map(compile)])).flat();

/** Its advice to write an ignore file is omitted: here, documents are corrected. */
const lint = async (): Promise<string[]> => {
  try {
    await runCommand(redocly, ["lint", "--config", "specs/redocly.yaml"], { cwd: rootFolder, env });
    return [];
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return [text.replaceAll(/^.*generate-ignore-file.*\n?/gm, "").trim()];
  }
};

const compile = async (name: string): Promise<string[]> => {
  try {
    await using _server = await startMockServer(join(rootFolder, "specs", name, "openapi.yaml"));
    return [];
  } catch (error) {
    if (!isContractError(error)) throw error;
    return [error.message];
  }
};
