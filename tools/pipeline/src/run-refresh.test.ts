import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { DocumentFacts } from "./document-facts.ts";
import { forgottenIn } from "./forgotten.ts";
import { runCheck } from "./run-check.ts";
import { runRefresh } from "./run-refresh.ts";
import type { RunStep } from "./run-step.ts";
import { nextLines } from "./summary.ts";

/** A repository without documents. */
const emptyRepository = (): string => {
  const root = mkdtempSync(join(tmpdir(), "pipeline-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, "specs"));
  writeFileSync(join(root, "specs/README.md"), "none\n");
  const git = (...args: string[]) => execFileSync("git", args, { cwd: root });
  git("init", "--quiet", "--initial-branch=main");
  git("add", "--all");
  git("-c", "user.name=A", "-c", "user.email=a@localhost", "commit", "--quiet", "--message", "start");
  return root;
};

const recording = (failing: readonly string[] = []) => {
  const printed = { log: [] as string[], error: [] as string[] };
  const terminal = {
    log: (line: string) => printed.log.push(line),
    error: (line: string) => printed.error.push(line),
  };
  const ran: string[] = [];
  const run: RunStep = async ({ script }, args) => {
    ran.push([script, ...args].join(" "));
    return failing.includes(script) ? { code: 1, output: `${script} is wrong` } : { code: 0, output: "" };
  };
  return { terminal, printed, ran, run };
};

test("refresh runs every writer in its order, and says what is next", async () => {
  const { terminal, printed, ran, run } = recording();
  expect(await runRefresh(emptyRepository(), [], terminal, run)).toBe(0);
  expect(ran).toEqual(["lint-specs", "generate", "api", "record", "readmes", "release-plan"]);
  expect(printed.log[0]).toMatch(/^No document changed since /);
  expect(printed.log.at(-1)).toMatch(/^- `npm test`/);
});

test("refresh stops at the first step that fails, with what it said", async () => {
  const { terminal, printed, ran, run } = recording(["generate"]);
  expect(await runRefresh(emptyRepository(), ["main"], terminal, run)).toBe(1);
  expect(ran).toEqual(["lint-specs", "generate"]);
  expect(printed.error).toEqual([
    "\ngenerate is wrong\n",
    'refresh: stopped at "Generated code". Correct what is said above, and run it again.',
  ]);
});

test("check writes nothing, goes through everything, and names all that is stale", async () => {
  const { terminal, printed, ran, run } = recording(["generate", "readmes"]);
  expect(await runCheck(emptyRepository(), ["main"], terminal, run)).toBe(1);
  expect(ran).toEqual([
    "lint-specs",
    "generate --check",
    "api --check",
    "record --check",
    "readmes --check",
    "release-plan main --check",
  ]);
  expect(printed.error.at(-1)).toBe(
    "check: Generated code, READMEs: see above. `pnpm refresh` writes what is stale.",
  );
});

test("check passes where nothing is stale", async () => {
  const { terminal, printed, run } = recording();
  expect(await runCheck(emptyRepository(), [], terminal, run)).toBe(0);
  expect(printed).toEqual({ log: ["check: nothing is stale"], error: [] });
});

const facts = (
  given: Partial<DocumentFacts> & { readonly class?: DocumentFacts["diff"]["class"] } = {},
): DocumentFacts => ({
  diff: {
    name: "soap",
    title: "Soap",
    file: "specs/soap/openapi.yaml",
    status: "changed",
    class: given.class ?? "breaking",
    changes: [],
  },
  versions: given.versions ?? { before: "0.2.0", after: "0.2.0" },
  isSourced: given.isSourced ?? false,
});

test("a change without a new version or a source is asked about, words alone are not", () => {
  expect(forgottenIn(facts())).toEqual([
    "specs/soap/openapi.yaml: `info.version` is still 0.2.0. Raise it: users read it as `specification.version`.",
    "specs/soap/SOURCES.md: say where the change comes from, and how sure we are.",
  ]);
  expect(forgottenIn(facts({ versions: { before: "0.2.0", after: "0.3.0" }, isSourced: true }))).toEqual([]);
  expect(forgottenIn(facts({ class: "docs" }))).toEqual([]);
});

test("a changed field leads to the facade's file of that provider", () => {
  expect(nextLines({ since: "main", documents: [facts()] }).join("\n")).toContain(
    "packages/customers/src/providers/soap.ts",
  );
});
