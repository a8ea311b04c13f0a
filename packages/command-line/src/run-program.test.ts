import { expect, test } from "vitest";
import { recordingTerminal } from "../test-support/recording-terminal.js";
import { runProgram } from "./run-program.js";

const run = async (...args: string[]) => {
  const { terminal, printed } = recordingTerminal();
  const program = {
    name: "demo",
    version: "1.2.3",
    summary: "Serves and checks.",
    commands: {
      serve: { summary: "serve documents", run: (rest: readonly string[]) => rest.length },
      check: {
        summary: "check documents",
        run: (rest: readonly string[]) => (rest.includes("--help") ? 7 : 1),
      },
    },
  };
  return { code: await runProgram(program, args, terminal), ...printed };
};

test("the command gets the arguments after its name, and gives the exit code", async () => {
  expect((await run("serve", "a", "--b", "c")).code).toBe(3);
});

test("help of a command is the command's own", async () => {
  expect((await run("help", "check")).code).toBe(7);
});

test.each(["help", "--help", "-h"])("%s lists the commands", async (flag) => {
  const { code, log, error } = await run(flag);
  expect({ code, error }).toEqual({ code: 0, error: [] });
  expect(log[0]).toBe(`Serves and checks.

  demo serve  serve documents
  demo check  check documents

\`demo help <command>\` says more about one; \`demo --version\` prints the version.`);
});

test("--version is the version alone", async () => {
  expect(await run("--version")).toMatchObject({ code: 0, log: ["1.2.3"] });
});

test.each<[string[], string]>([
  [[], "demo needs a command."],
  [["chekc"], "There is no command chekc. Did you mean check?"],
  [["--verison"], "There is no option --verison. Did you mean --version?"],
  [["toString"], "There is no command toString."],
  [["help", "srve"], "There is no command srve. Did you mean serve?"],
])("%j is told what is wrong first, and ends with 2", async (args, message) => {
  const { code, log, error } = await run(...args);
  expect(error[0]).toBe(message);
  expect(error[1]).toContain("demo serve  serve documents");
  expect({ code, log }).toEqual({ code: 2, log: [] });
});
