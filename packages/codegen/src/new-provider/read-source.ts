import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import {
  InputError,
  isAddress,
  type JsonObject,
  parseSpec,
  readLocation,
  walkDocument,
} from "@provider-clients/openapi";

/** A foreign document in one piece, and where it came from. */
export interface Source {
  readonly location: string;
  readonly document: JsonObject;
  /** Of the file that was named, as it was read. */
  readonly sha256: string;
  /** True where it was in several files. */
  readonly isBundled: boolean;
}

/**
 * Reads a document from a file or an address; one that refers to further files is bundled into one.
 *
 * @throws {InputError} when it cannot be read, or is a web page.
 * @throws {SpecError} when it is no OpenAPI document.
 */
export const readSource = async (location: string): Promise<Source> => {
  const text = await readLocation(location);
  const sha256 = createHash("sha256").update(text).digest("hex");
  const { document } = parseSpec("document", location, text);
  if (!refersOutside(document)) return { location, document, sha256, isBundled: false };
  const bundled = parseSpec("document", location, await bundle(location));
  return { location, document: bundled.document, sha256, isBundled: true };
};

const refersOutside = (document: JsonObject): boolean =>
  [...walkDocument(document)].some(
    ({ node, isNameMap }) => !isNameMap && typeof node.$ref === "string" && !node.$ref.startsWith("#"),
  );

const run = promisify(execFile);
const QUIET = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", NO_COLOR: "1" };

const bundle = async (location: string): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), "new-provider-"));
  try {
    // Without a configuration of its own, redocly would take the nearest one it finds.
    const config = join(folder, "redocly.yaml");
    await writeFile(config, "telemetry: off\n");
    const manifest = createRequire(import.meta.url).resolve("@redocly/cli/package.json");
    const root = isAddress(location) ? location : resolve(location);
    const { stdout } = await run(
      process.execPath,
      [join(dirname(manifest), "bin/cli.js"), "bundle", root, "--ext=json", `--config=${config}`],
      { env: { ...process.env, ...QUIET }, maxBuffer: 1024 * 1024 * 1024 },
    );
    return stdout;
  } catch (error) {
    throw new InputError(`${location} refers to files that cannot be read: ${reasonOf(error)}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const reasonOf = (error: unknown): string => {
  const text = error instanceof Error && "stderr" in error ? String(error.stderr) : String(error);
  const lines = text.split("\n").map((line) => line.trim());
  return (
    lines.find((line) => /can.t|cannot|ENOENT|fail/i.test(line)) ??
    lines.find((line) => line !== "") ??
    "unknown."
  );
};
