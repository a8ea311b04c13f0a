import { execFileSync } from "node:child_process";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createScratchFolder } from "@provider-clients-internal/test-support";
import { expect, test } from "vitest";
import { parse } from "yaml";

const file = new URL("../../../../.github/actions/spec-diff/action.yml", import.meta.url);
const action = parse(readFileSync(file, "utf8"));
const [{ run, env: variables }] = action.runs.steps;

/** Runs the action's script with a command that prints its arguments, one a line, and ends with a code. */
const runAction = (inputs: Readonly<Record<string, string>>, code = 0): readonly string[] => {
  const folder = createScratchFolder();
  const command = join(folder, "spec-diff");
  writeFileSync(command, `#!/usr/bin/env bash\nprintf "%s\\n" "$@"\nexit ${code}\n`);
  chmodSync(command, 0o755);
  const defaults = {
    BASE: "main",
    FILES: "",
    COMMENT: "true",
    REPORT: "r.html",
    FAIL: "true",
    COMMAND: command,
  };
  const env = { PATH: process.env.PATH, ...defaults, ...inputs };
  return execFileSync("bash", ["-e", "-c", run], { cwd: folder, env, encoding: "utf8" })
    .trimEnd()
    .split("\n");
};

test("the action compares with the base of the pull request, and keeps its comment", () => {
  expect(runAction({})).toEqual(["--github", "--report", "r.html", "--comment", "main"]);
  expect(runAction({ FILES: "a.yaml b.yaml", COMMENT: "false" })).toEqual([
    "--github",
    "--report",
    "r.html",
    "main",
    "a.yaml",
    "b.yaml",
  ]);
});

test("a branch's name is one argument, and never a command", () => {
  expect(runAction({ BASE: "$(touch x); main" })).toContain("$(touch x); main");
  expect(run).not.toContain("${{");
  expect(Object.keys(variables)).toEqual([
    "BASE",
    "FILES",
    "COMMENT",
    "REPORT",
    "FAIL",
    "COMMAND",
    "GITHUB_TOKEN",
  ]);
});

test("a breaking change fails the step unless it is not to, and a failed comparison always does", () => {
  expect(() => runAction({}, 1)).toThrow(/Command failed/);
  expect(runAction({ FAIL: "false" }, 1)).toContain("main");
  expect(() => runAction({ FAIL: "false" }, 2)).toThrow(/Command failed/);
});
