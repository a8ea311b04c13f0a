import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** The lines of a source, from 0, in which TypeScript 7 finds an error, and what it says there. */
export const errorLines = (source: string): ReadonlyMap<number, string> => {
  const folder = mkdtempSync(join(tmpdir(), "types-"));
  try {
    writeFileSync(join(folder, "source.ts"), source);
    const compiler = join(
      dirname(createRequire(import.meta.url).resolve("typescript7/package.json")),
      "bin/tsc",
    );
    const options = [
      "--noEmit",
      "--strict",
      "--exactOptionalPropertyTypes",
      "--target",
      "es2022",
      "--pretty",
      "false",
    ];
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [compiler, ...options, "--types", "", "--skipLibCheck", "source.ts"],
      { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 },
    );
    if (stderr !== "") throw new Error(stderr);
    const errors = stdout.matchAll(/^source\.ts\((\d+),\d+\): error (.*)$/gm);
    return new Map([...errors].map(([, line, message]) => [Number(line) - 1, message ?? ""]));
  } finally {
    rmSync(folder, { recursive: true });
  }
};
