import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { rootFolder } from "@provider-clients-internal/shared";

// Checks what users install: each package is packed, and the tarball is judged by publint (does package.json say
// what is in it?) and are-the-types-wrong (do the types resolve as the code does?).
const bin = (name: string) => fileURLToPath(new URL(`../node_modules/.bin/${name}`, import.meta.url));

function run(command: string, parameters: readonly string[], folder: string): boolean {
  const { status, error, stdout, stderr } = spawnSync(command, parameters, { cwd: folder, encoding: "utf8" });
  if (error) throw error;
  if (status !== 0) process.stderr.write(`${folder}: ${parameters.join(" ")}\n${stdout}${stderr}`);
  return status === 0;
}

function checkPackage(name: string, target: string): boolean {
  const folder = join(rootFolder, "packages", name);
  const tarball = join(target, `${name}.tgz`);
  return (
    run(join(rootFolder, "node_modules/.bin/pnpm"), ["pack", "--out", tarball], folder) &&
    [
      run(bin("publint"), ["--strict", tarball], folder),
      run(bin("attw"), [tarball, "--profile", "esm-only", "--no-emoji"], folder),
    ].every(Boolean)
  );
}

const target = mkdtempSync(join(tmpdir(), "packed-"));
try {
  const names = readdirSync(join(rootFolder, "packages"));
  const failed = names.filter((name) => !checkPackage(name, target));
  if (failed.length === 0) console.log(`packages: the tarballs of ${names.join(", ")} are sound`);
  else {
    console.error(`packages: ${failed.join(", ")} would not work as published; see above.`);
    process.exitCode = 1;
  }
} finally {
  rmSync(target, { recursive: true, force: true });
}
