import { expect, test } from "vitest";
import { firstError } from "./first-error.ts";
import { runTest } from "./run-test.ts";
import { readTurboOutput } from "./turbo-output.ts";

const passing = [
  "   • turbo 2.11.11",
  "//:lint:code: cache miss, executing 1f",
  "//:lint:code: Checked 3 files",
  "@provider-clients/soap:unit: cache hit, replaying logs 2f",
  "@provider-clients/soap:unit: SKIPPED: no Chromium on this machine",
  " Tasks:    2 successful, 2 total",
];

const failing = [
  ...passing.slice(0, -1),
  "@provider-clients/soap:types: cache miss, executing 3f",
  "@provider-clients/soap:types: $ tsc",
  "@provider-clients/soap:types: src/client.test-d.ts(67,38): error TS2353: there is no date_of_birth",
  "@provider-clients/soap:types: [ELIFECYCLE] Command failed with exit code 1.",
  " Tasks:    2 successful, 3 total",
  "Failed:    @provider-clients/soap#types",
  " ERROR  run failed: command  exited (1)",
];

const run = async (lines: readonly string[], code: number, ...args: string[]) => {
  const log: string[] = [];
  const error: string[] = [];
  let progress = "";
  const terminal = {
    log: (line: string) => log.push(line),
    error: (line: string) => error.push(line),
    write: (text: string) => {
      progress += text;
    },
  };
  const given: string[] = [];
  const exitCode = await runTest(args, terminal, async (parameters, onOutput) => {
    given.push(...parameters);
    // In pieces that end anywhere.
    for (const piece of lines
      .map((line) => `${line}\n`)
      .join("")
      .match(/[\s\S]{1,7}/g) ?? [])
      onOutput(piece);
    return code;
  });
  return { exitCode, log, error, progress, given };
};

test("what passes is counted, what was skipped is said, and nothing else is printed", async () => {
  const { exitCode, log, error, progress } = await run(passing, 0);
  expect(log).toEqual([
    "npm test: about ten minutes on two cores, less where little changed.",
    "SKIPPED: no Chromium on this machine",
    expect.stringMatching(/^npm test: all 2 tasks passed in \d+ s; 1 checks skipped\.$/),
  ]);
  expect(progress.replaceAll(/\d+ s/g, "0 s")).toBe(
    "  0 s: //#lint:code\n  0 s: @provider-clients/soap#unit\n",
  );
  expect({ exitCode, error }).toEqual({ exitCode: 0, error: [] });
});

test("a failure is the last thing printed: the task, its first error, and how to run it again", async () => {
  const { exitCode, error } = await run(failing, 1);
  expect(error.slice(-3)).toEqual([
    expect.stringMatching(/^npm test: 1 of 3 tasks failed after \d+ s:$/),
    "  @provider-clients/soap#types\n    src/client.test-d.ts(67,38): error TS2353: there is no date_of_birth",
    "One of them again, with all that it prints: pnpm turbo run types --filter=@provider-clients/soap",
  ]);
  expect(error).not.toContain("Checked 3 files");
  expect(exitCode).toBe(1);
});

test("a package alone may be tested", async () => {
  const { given } = await run(passing, 0, "--filter", "@provider-clients/soap", "--force");
  expect(given).toEqual(expect.arrayContaining(["--filter=@provider-clients/soap", "--force"]));
});

test("colours of the tools do not hide the tasks", () => {
  const output = readTurboOutput();
  expect(output.read("\u001b[36m//:lint:code: \u001b[0mcache miss, executing 1f\n")).toEqual([
    "//#lint:code",
  ]);
});

test.each([
  [
    ["ok 1", " FAIL  src/a.test.ts > adds", "AssertionError: expected 1 to be 2"],
    /^FAIL {2}src\/a\.test\.ts > adds\n {4}AssertionError: expected 1 to be 2$/,
  ],
  [["fine", "TypeError: no"], /^TypeError: no$/],
  [["stale: packages/soap/src/generated/schema.ts", "Run `pnpm generate`."], /^stale: /],
  [["something", "[ELIFECYCLE] Command failed with exit code 1."], /^something$/],
  [[], /^it printed nothing$/],
])("of %j the telling line is found", (lines, expected) => {
  expect(firstError(lines)).toMatch(expected);
});
