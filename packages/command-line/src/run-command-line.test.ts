import { expect, test } from "vitest";
import { recordingTerminal } from "../test-support/recording-terminal.js";
import { describeCommand, type Given } from "./command-description.js";
import { runCommandLine } from "./run-command-line.js";
import { UsageError, unknownName } from "./usage-error.js";

const serve = describeCommand({
  name: "demo serve",
  summary: "Serves documents.",
  operands: [
    { name: "document", about: "a path or an address" },
    { name: "others", about: "more of them", isRepeated: true },
  ],
  options: {
    check: { type: "boolean", about: "write nothing" },
    port: { type: "integer", about: "the port" },
    only: {
      type: "string",
      value: "runtime",
      about: "only these",
      isRepeated: true,
      known: ["node", "deno"],
    },
    report: { type: "string", value: "path", about: "write a page", bare: "page.html" },
  },
  notes: "Stops at Ctrl-C.",
  exitCodes: { 0: "served", 1: "could not" },
});

const run = async (...args: string[]) => {
  const { terminal, printed } = recordingTerminal();
  const seen: Given<NonNullable<(typeof serve)["options"]>>[] = [];
  const code = await runCommandLine(serve, args, terminal, (given) => {
    seen.push(given);
    return 0;
  });
  return { code, given: seen[0], ...printed };
};

test("hands on what was given, each option in the type that it has", async () => {
  const { given } = await run(
    "a.yaml",
    "--check",
    "--port=8080",
    "--only",
    "node",
    "--only",
    "deno",
    "b.yaml",
  );
  expect(given).toEqual({
    values: { check: true, port: 8080, only: ["node", "deno"], report: undefined },
    operands: ["a.yaml", "b.yaml"],
  });
});

test("an option that was left out is false, undefined or empty", async () => {
  const { given } = await run("a.yaml");
  expect(given?.values).toEqual({ check: false, port: undefined, only: [], report: undefined });
});

test("an option with a value of its own may be given bare", async () => {
  expect((await run("a.yaml", "--report")).given?.values.report).toBe("page.html");
  expect((await run("a.yaml", "--report=x.html")).given?.values.report).toBe("x.html");
});

test.each<[string[], string]>([
  [["a.yaml", "--chek"], "There is no option --chek. Did you mean --check?"],
  [["a.yaml", "--hlep"], "There is no option --hlep. Did you mean --help?"],
  [["a.yaml", "-x"], "There is no option -x."],
  [["a.yaml", "--constructor"], "There is no option --constructor."],
  [["a.yaml", "--check=yes"], '--check takes no value, and was given "yes".'],
  [["a.yaml", "--port"], "--port needs a value, a whole number."],
  [["a.yaml", "--port", "--check"], "--port needs a value, a whole number."],
  [["a.yaml", "--report="], "--report needs a value."],
  [["a.yaml", "--port", "many"], "--port must be a whole number, not many."],
  [["a.yaml", "--port", "1.5"], "--port must be a whole number, not 1.5."],
  [["a.yaml", "--only", "dino"], '--only knows no "dino". Did you mean "deno"? Known: node, deno.'],
  [[], "<document> is missing: a path or an address."],
])("%j is answered with what is wrong, then how it is called, and 2", async (args, message) => {
  const { code, given, log, error } = await run(...args);
  expect(error).toEqual([
    message,
    "\n  demo serve <document> [others…] [--check] [--port <number>] [--only <runtime>…] [--report[=path]]\n\n`demo serve --help` says more.",
  ]);
  expect({ code, given, log }).toEqual({ code: 2, given: undefined, log: [] });
});

test("an argument too many is named, with the option that it may have meant", async () => {
  const { terminal, printed } = recordingTerminal();
  const plain = describeCommand({
    name: "demo list",
    summary: "Lists.",
    options: { check: { type: "boolean", about: "write nothing" } },
  });
  expect(await runCommandLine(plain, ["check"], terminal, () => 0)).toBe(2);
  expect(printed.error[0]).toBe('"check" is one argument too many. Did you mean --check?');
});

test("a mistake that only the command can see is told in the same way", async () => {
  const { terminal, printed } = recordingTerminal();
  const code = await runCommandLine(serve, ["sop"], terminal, ({ operands: [name = ""] }) => {
    throw unknownName("provider", name, ["finosu", "soap"]);
  });
  expect(printed.error[0]).toBe('There is no provider "sop". Did you mean "soap"? Known: finosu, soap.');
  expect(code).toBe(2);
});

test("any other error is the caller's", async () => {
  const { terminal } = recordingTerminal();
  const failed = runCommandLine(serve, ["a"], terminal, () => Promise.reject(new RangeError("disk")));
  await expect(failed).rejects.toThrow(RangeError);
  expect(new UsageError("x").name).toBe("UsageError");
});

test.each(["--help", "-h"])("%s prints everything, and runs nothing", async (flag) => {
  const { code, given, log, error } = await run("a.yaml", "--port", flag);
  expect({ code, given, error }).toEqual({ code: 0, given: undefined, error: [] });
  expect(log.join("\n")).toBe(`Serves documents.

  demo serve <document> [others…] [--check] [--port <number>] [--only <runtime>…] [--report[=path]]

  <document>         a path or an address
  [others…]          more of them
  --check            write nothing
  --port <number>    the port
  --only <runtime>…  only these (node, deno)
  --report[=path]    write a page
  --help             print this

Stops at Ctrl-C.

Exit code: 0 served; 1 could not; 2 a mistake in how it was called.`);
});
