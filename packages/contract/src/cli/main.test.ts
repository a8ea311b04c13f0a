import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { ledger } from "../../test-support/ledger.js";
import { startMockServer } from "../mock/start-mock-server.js";

const bin = fileURLToPath(new URL("../../bin/provider-contract.js", import.meta.url));
const document = fileURLToPath(ledger);

/** Runs the command as users do; the build has to be there. */
const run = async (argv: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const child = spawn(process.execPath, [bin, ...argv], {
    env: { PATH: process.env.PATH ?? "", NO_COLOR: "1", ...env },
  });
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk: Buffer) => (output.stdout += chunk));
  child.stderr.on("data", (chunk: Buffer) => (output.stderr += chunk));
  const [code]: unknown[] = await once(child, "close");
  return {
    code,
    stdout: stripVTControlCharacters(output.stdout),
    stderr: stripVTControlCharacters(output.stderr),
  };
};

test("the build is there", () => {
  expect(existsSync(new URL("../../dist/cli/main.js", import.meta.url)), "run `pnpm build` first").toBe(true);
});

test.each([
  [["help"], "provider-contract check     try every case"],
  [["--help"], "provider-contract mock      answer requests"],
  [["mock", "--help"], "Answers requests as a document says, on a port of 127.0.0.1, until Ctrl-C."],
  [["verify", "-h"], "provider-contract verify <document> [--against <url>]"],
  [["help", "check"], "Tries the document itself"],
])("%j prints how it is called", async (argv, text) => {
  const { code, stdout, stderr } = await run(argv);
  expect(stdout).toContain(text);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
});

test.each<[string[], string]>([
  [[], "provider-contract needs a command."],
  [["chekc"], "There is no command chekc. Did you mean check?"],
  [["check"], "<document> is missing: the name of a packaged document, a path or an address."],
  [["mock", "nobody"], 'No packaged document is named "nobody"'],
  [["mock", "./missing.yaml"], "./missing.yaml: there is no such file."],
  [["mock", document, "--port", "many"], "--port must be a whole number, not many."],
  [["mock", document, "--prot", "1"], "There is no option --prot. Did you mean --port?"],
  [["verify", document], "--against <url> is missing: the address of the server."],
  [
    ["verify", document, "--against", "http://127.0.0.1:1"],
    "set PROVIDER_CONTRACT_API_KEY, or PROVIDER_CONTRACT_BEARER",
  ],
  [
    ["verify", document, "--against", "http://127.0.0.1:1", "--parameter", "x"],
    "--parameter must be name=value, not x.",
  ],
  [["check", document, "--seed", "x"], "--seed must be a whole number, not x."],
  [["check", document, "--sample", "2"], "--sample must be above 0 and at most 1, such as 0.1, not 2."],
])("%j is answered with what is wrong, and exit code 2", async (argv, message) => {
  const { code, stderr } = await run(argv);
  expect(stderr).toContain(message);
  expect(stderr.split("\n")[0]).toContain(message.slice(0, 20));
  expect(code).toBe(2);
});

test("a port in use is named", async () => {
  await using server = await startMockServer(ledger);
  const { port } = new URL(server.url);
  const { code, stderr } = await run(["mock", document, "--port", port]);
  expect(stderr).toContain(`Port ${port} on 127.0.0.1 is in use`);
  expect(code).toBe(2);
});

test("mock serves until it is interrupted and prints neither ids nor credentials", async () => {
  const child = spawn(process.execPath, [bin, "mock", document], {
    env: { PATH: process.env.PATH ?? "", NO_COLOR: "1" },
  });
  let stdout = "";
  const seen = (pattern: RegExp) =>
    new Promise<string>((resolve) => {
      const look = (chunk: Buffer | string) => {
        stdout += chunk;
        const [match] = pattern.exec(stdout) ?? [];
        if (match) resolve(match);
      };
      child.stdout.on("data", look);
      look("");
    });
  const url = await seen(/http:\/\/127\.0\.0\.1:\d+/);
  const response = await fetch(`${url}/accounts/12345?limit=x`, { headers: { "x-api-key": "a-secret" } });
  expect(response.status).toBe(200);
  await seen(/GET getAccount 200/);
  await (await fetch(`${url}/accounts/12345`)).body?.cancel();
  await seen(
    /GET getAccount 401\n {2}Invalid security scheme used; the document asks for the header x-api-key/,
  );
  child.kill("SIGINT");
  const [code]: unknown[] = await once(child, "close");
  expect(code).toBe(0);
  expect(stdout).not.toContain("12345");
  expect(stdout).not.toContain("a-secret");
});

test("check writes every report, and a GitHub summary where there is one", async () => {
  const folder = await mkdtemp(join(tmpdir(), "contract-"));
  const at = (name: string) => join(folder, "deep", name);
  const argv = [
    "check",
    document,
    "--no-mutants",
    "--seed",
    "5",
    `--report=${at("r.html")}`,
    "--junit",
    at("r.xml"),
  ];
  const { code, stdout } = await run(argv, { GITHUB_STEP_SUMMARY: join(folder, "summary.md") });
  expect(stdout).toContain("ledger  passed");
  expect(stdout).toContain(`wrote ${at("r.html")}`);
  expect(code).toBe(0);
  expect(await readFile(at("r.html"), "utf8")).toContain("<!doctype html>");
  expect(await readFile(at("r.xml"), "utf8")).toContain("<testsuites>");
  expect(await readFile(join(folder, "summary.md"), "utf8")).toContain("### ledger: passed");
});

test("check runs one case and prints JSON", async () => {
  const { code, stdout } = await run([
    "check",
    document,
    "--case",
    "ledger/getAccount/accepted/least",
    "--json",
  ]);
  const [report] = JSON.parse(stdout);
  expect(report.cases.map(({ id }: { id: string }) => id)).toEqual(["ledger/getAccount/accepted/least"]);
  expect(code).toBe(0);
});

test("verify says that a faithful server does not differ, and writes the patch", async () => {
  await using server = await startMockServer(ledger);
  const folder = await mkdtemp(join(tmpdir(), "contract-"));
  const patch = join(folder, "patch.json");
  const env = { PROVIDER_CONTRACT_API_KEY: "x" };
  const { code, stdout } = await run(["verify", document, "--against", server.url, "--patch", patch], env);
  expect(stdout).toContain("no difference in");
  expect(code).toBe(0);
  expect(JSON.parse(await readFile(patch, "utf8"))).toEqual([]);
});

test("verify is green on what is accepted, and writes its reports", async () => {
  await using server = await startMockServer(ledger, { checkCredentials: false });
  const folder = await mkdtemp(join(tmpdir(), "contract-"));
  const at = (name: string) => join(folder, name);
  const env = { PROVIDER_CONTRACT_API_KEY: "x" };
  const argv = ["verify", document, "--against", server.url, "--accepted", at("known.json")];
  const missing = await run(argv, env);
  expect(missing.stderr).toContain("there is no such file. Write it with --accept.");
  expect((await run([...argv, "--accept"], env)).code).toBe(0);
  const { code, stdout } = await run([...argv, `--report=${at("r.html")}`, "--junit", at("r.xml")], env);
  expect(code).toBe(0);
  expect(stdout).toMatch(/accepted {2}\d+ differences, each with its reason/);
  expect(await readFile(at("r.html"), "utf8")).toContain("takes a request without the documented credential");
  expect(await readFile(at("r.xml"), "utf8")).toContain('failures="0"');
});
