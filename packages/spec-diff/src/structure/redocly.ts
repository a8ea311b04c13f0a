import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { InputError, type Json, type JsonObject, joinPointer, splitPointer } from "@provider-clients/openapi";
import type { Side, StructuralChange } from "./structural-change.js";

// The only file that knows `redocly diff`. It is experimental, so the version is pinned exactly in package.json.

const run = promisify(execFile);

/** A configuration that does not extend `diff-recommended` switches every rule off, and all is well then. */
const CONFIGURATION = "extends: [diff-recommended]\ntelemetry: off\n";

const QUIET = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", NO_COLOR: "1" };

interface ReportSide {
  readonly pointer: string;
  readonly value?: Json;
}

interface ReportChange {
  readonly path: string;
  readonly kind: StructuralChange["kind"];
  readonly typeName: string;
  readonly property?: string;
  readonly base?: ReportSide;
  readonly revision?: ReportSide;
  readonly verdicts: readonly { readonly ruleId: string; readonly message: string }[];
}

interface Report {
  readonly reportVersion: string;
  readonly changes: readonly ReportChange[];
}

/**
 * Every difference between two documents, references followed.
 *
 * @throws {InputError} where redocly cannot go on, with what it says.
 */
export const compareStructure = async (
  before: JsonObject,
  after: JsonObject,
): Promise<readonly StructuralChange[]> => {
  const folder = await mkdtemp(join(tmpdir(), "spec-diff-"));
  try {
    const files = { base: join(folder, "before.json"), revision: join(folder, "after.json") };
    const config = join(folder, "redocly.yaml");
    await writeFile(files.base, JSON.stringify(before));
    await writeFile(files.revision, JSON.stringify(after));
    await writeFile(config, CONFIGURATION);
    const options = ["--format=json", "--fail-on=none", "--lint-config=off", `--config=${config}`];
    const { stdout } = await run(
      process.execPath,
      [binary(), "diff", files.base, files.revision, ...options],
      {
        env: { ...process.env, ...QUIET },
        maxBuffer: 1024 * 1024 * 1024,
      },
    ).catch((error: Error & { stderr?: string }) => {
      const reason = (firstLine(error.stderr) ?? error.message).replaceAll(
        /\S*\b(before|after)\.json/g,
        "$1",
      );
      throw new InputError(`The documents cannot be compared: redocly stops with ${reason}`);
    });
    return readReport(stdout);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const binary = (): string => {
  const manifest = createRequire(import.meta.url).resolve("@redocly/cli/package.json");
  return join(dirname(manifest), "bin/cli.js");
};

const firstLine = (text: string | undefined): string | undefined =>
  text
    ?.split("\n")
    .map((line) => line.trim())
    .find((line) => line !== "");

const readReport = (text: string): readonly StructuralChange[] => {
  const report: Report = JSON.parse(text);
  if (report.reportVersion !== "1") {
    throw new Error(
      `redocly diff writes reports of version ${report.reportVersion}; structure/redocly.ts reads 1.`,
    );
  }
  return report.changes.map(({ path, kind, typeName, property, base, revision, verdicts }) => ({
    way: path,
    kind,
    typeName,
    property,
    before: sideOf(base, property),
    after: sideOf(revision, property),
    verdicts: verdicts.map(({ ruleId, message }) => ({ rule: ruleId, message })),
  }));
};

/** The report points at a property where it is there, and at its holder where it is not. */
const sideOf = (side: ReportSide | undefined, property: string | undefined): Side | undefined => {
  if (side === undefined) return undefined;
  const segments = splitPointer(side.pointer);
  const holdsProperty = property !== undefined && property !== "key" && side.value !== undefined;
  const isOnProperty = holdsProperty && segments.at(-1) === property;
  return { node: joinPointer("#", ...(isOnProperty ? segments.slice(0, -1) : segments)), value: side.value };
};
