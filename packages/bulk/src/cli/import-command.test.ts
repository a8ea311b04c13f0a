import { mkdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { newDatabase } from "../../test-support/new-database.js";
import { startProviderServer } from "../../test-support/provider-server.js";
import { csvOf, folderWith, mapText, runCommand } from "../../test-support/run-command.js";
import type { ResultLine } from "../ledger/export-lines.js";

const lines = (amount: number): string[] =>
  Array.from({ length: amount }, (_, index) => `cus_${index},${index + 1},Jane,1990-01-02`);

const resultsIn = async (path: string): Promise<ResultLine[]> =>
  (await readFile(path, "utf8"))
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));

const states = (results: readonly ResultLine[]): string[] =>
  results.map(({ line, provider, state }) => `${line} ${provider} ${state}`).sort();

test("import changes each customer of a CSV once, and a second run sends nothing again", async () => {
  await using server = await startProviderServer();
  const path = await folderWith({ "map.json": mapText, "customers.csv": csvOf(...lines(5)) });
  const args = ["import", path("customers.csv"), "--map", path("map.json"), "--no-rate-limit"];
  expect(await runCommand(args, server.environment)).toMatchObject({ code: 0, errors: [] });
  expect(server.arrivals).toHaveLength(10);
  const results = await resultsIn(path("customers.results.jsonl"));
  expect(states(results)).toContain("2 soap applied");
  expect(await readFile(path("customers.results.csv"), "utf8")).toMatch(
    /^line,key,provider,state,id,sent,ignored,column,reason\n[\s\S]*2,\w+,soap,applied,cus_0,firstName birthDate,,,\n/,
  );
  expect(await runCommand(args, server.environment)).toMatchObject({ code: 0 });
  expect(server.arrivals).toHaveLength(10);
  expect(await resultsIn(path("customers.results.jsonl"))).toHaveLength(10);
});

test("bad lines are named with line and column, and the others go on", async () => {
  await using server = await startProviderServer();
  const path = await folderWith({
    "map.json": mapText,
    "customers.csv": Buffer.concat([
      Buffer.from(
        `\uFEFF${csvOf("cus_1,1,Jane,1990-02-30", ",,Jane,", "cus_3,three,Jane,", "cus_4,4", `cus_5,5,${"x".repeat(10_000_000)},`, 'cus_6,6,"Ja"ne,', "cus_7,7,Jane,")}`,
      ),
      Buffer.from("cus_9,9,Ren\xe9,\n", "latin1"),
      Buffer.from("cus_10,,Jane,\n"),
    ]),
  });
  const args = ["import", path("customers.csv"), "--map", path("map.json"), "--no-rate-limit"];
  expect(await runCommand(args, server.environment)).toMatchObject({ code: 1, errors: [] });
  const results = await resultsIn(path("customers.results.jsonl"));
  const invalid = results.flatMap(({ line, provider, ending }) =>
    ending && !("status" in ending) ? [`${line} ${provider} ${ending.column ?? "-"}: ${ending.reason}`] : [],
  );
  expect(invalid).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^2 soap dob: .*birthDate/),
      expect.stringMatching(/^3 payabli -: the line names no customer at any provider/),
      expect.stringMatching(/^4 soap payabli_id: payabli_id must be a whole number/),
      expect.stringMatching(/^5 soap -: has 2 columns, and the first line 4/),
      expect.stringMatching(/^6 soap first_name: first_name has 10000000 characters/),
      expect.stringMatching(/^7 soap first_name: first_name has a quotation mark in the wrong place/),
      expect.stringMatching(/^9 soap first_name: first_name is not UTF-8/),
      expect.stringMatching(/^10 payabli -: the line names no customer here/),
    ]),
  );
  expect(states(results.filter(({ state }) => state === "applied"))).toEqual([
    "10 soap applied",
    "8 payabli applied",
    "8 soap applied",
  ]);
});

test("a header that cannot be used, and a map that names what there is not, end the run in one line", async () => {
  const map = (change: object): string => JSON.stringify({ ...JSON.parse(mapText), ...change });
  const path = await folderWith({
    "map.json": mapText,
    "field.json": map({ fields: { fristName: "first_name" } }),
    "provider.json": map({ targets: { sope: { id: "soap_id" } } }),
    "member.json": map({ targets: { soap: { idd: "soap_id" } } }),
    "good.csv": csvOf(),
    "twice.csv": "soap_id,soap_id\n",
    "missing.csv": "soap_id,payabli_id,first_name\n",
    "empty.csv": "",
    "torn.json": "{",
  });
  const problem = async (file: string, mapFile = "map.json"): Promise<string> => {
    const { code, errors } = await runCommand(["import", path(file), "--map", path(mapFile), "--dry-run"]);
    return `${code} ${errors.join("|")}`;
  };
  expect(await problem("twice.csv")).toMatch(/^2 .*names the column "soap_id" twice/);
  expect(await problem("missing.csv")).toMatch(
    /^2 .*has no column dob\. It has: soap_id, payabli_id, first_name/,
  );
  expect(await problem("empty.csv")).toMatch(/^2 .*is empty/);
  expect(await problem("nowhere.csv")).toMatch(/^2 .*cannot be read: there is no such file\.$/);
  expect(await problem("good.csv", "nowhere.json")).toMatch(/^2 .*cannot be read: there is no such file\.$/);
  expect(await problem("good.csv", "torn.json")).toMatch(/^2 .*torn\.json is not JSON: .*position 1/);
  expect(await problem("good.csv", "field.json")).toMatch(/^2 .*field "fristName".*Did you mean "firstName"/);
  expect(await problem("good.csv", "provider.json")).toMatch(/^2 .*provider "sope".*Did you mean "soap"/);
  expect(await problem("good.csv", "member.json")).toMatch(/^2 .*"idd"/);
});

test.each(["csv", "jsonl"])("a .%s that fails while it is read ends the run in one line", async (ending) => {
  const path = await folderWith({ "map.json": mapText });
  // Opening a folder works, and reading it does not.
  await mkdir(path(`folder.${ending}`));
  const { code, errors } = await runCommand(
    ["import", path(`folder.${ending}`), "--map", path("map.json"), "--no-rate-limit"],
    {
      SOAP_API_KEY: "x",
      SOAP_ENVIRONMENT: "sandbox",
      PAYABLI_REQUEST_TOKEN: "x",
      PAYABLI_ENVIRONMENT: "sandbox",
    },
  );
  expect([code, errors]).toEqual([
    2,
    [`The file ${path(`folder.${ending}`)} cannot be read: it is a folder.`],
  ]);
});

test("a dry run says what would be sent, and needs no credentials", async () => {
  const path = await folderWith({
    "map.json": mapText,
    "customers.csv": csvOf(...lines(2), "cus_9,9,Jane,never"),
  });
  const { code, out } = await runCommand([
    "import",
    path("customers.csv"),
    "--map",
    path("map.json"),
    "--dry-run",
  ]);
  expect(code).toBe(1);
  expect(out.join("\n")).toMatch(/line 4, column dob, soap: .*birthDate/);
  expect(out.join("\n")).toMatch(/payabli\s+would be sent\s+2/);
  expect(out.join("\n")).toMatch(/payabli\s+ignores birthDate\s+2/);
  expect(out.at(-1)).toBe("Nothing was sent.");
});

test("a strict import sends nothing of a line that a provider cannot hold whole", async () => {
  await using server = await startProviderServer();
  const path = await folderWith({
    "map.json": mapText,
    "customers.csv": csvOf("cus_1,1,Jane,1990-01-02", "cus_2,2,Jane,"),
  });
  const args = ["import", path("customers.csv"), "--map", path("map.json"), "--strict", "--no-rate-limit"];
  expect(await runCommand(args, server.environment)).toMatchObject({ code: 1 });
  expect(server.arrivals.map(({ id }) => id).sort()).toEqual(["2", "cus_2"]);
});

test("JSON Lines come from standard input, as rows or with a map", async () => {
  await using server = await startProviderServer();
  const path = await folderWith({});
  const rows = [
    { targets: { soap: { id: "cus_1" } }, changes: { firstName: "Jane" } },
    { targets: { soap: { id: "cus_2" } }, changes: { fristName: "Jane" } },
  ];
  const stdin = `${rows.map((row) => JSON.stringify(row)).join("\n")}\nno json\n`;
  const args = ["import", "-", "--format", "jsonl", "--providers", "soap", "--results", path("stdin")];
  expect(await runCommand(args, server.environment, { stdin })).toMatchObject({ code: 1 });
  expect(states(await resultsIn(path("stdin.results.jsonl")))).toEqual([
    "1 soap applied",
    "2 soap invalid",
    "3 none invalid",
  ]);
});

test("credentials that are missing are named before anything is read", async () => {
  const path = await folderWith({ "map.json": mapText, "customers.csv": csvOf() });
  const { code, errors } = await runCommand(["import", path("customers.csv"), "--map", path("map.json")]);
  expect([code, errors[0]]).toEqual([2, "Set SOAP_API_KEY in the environment."]);
});

test("an interrupted import finishes what is under way, says how to go on, and goes on", async () => {
  let press = (): void => undefined;
  await using server = await startProviderServer(() => {
    press();
    return "ok";
  });
  const path = await folderWith({ "map.json": mapText, "customers.csv": csvOf(...lines(60)) });
  const args = ["import", path("customers.csv"), "--map", path("map.json"), "--no-rate-limit"];
  const interrupts = (interrupt: () => void): void => {
    press = interrupt;
  };
  const first = await runCommand(args, server.environment, { interrupts });
  expect(first.code).toBe(130);
  expect(first.out.join("\n")).toContain("Run the same command again to go on");
  expect(server.arrivals.length).toBeLessThan(120);
  press = () => undefined;
  expect(await runCommand(args, server.environment)).toMatchObject({ code: 0 });
  expect(new Set(server.arrivals.map(({ id }) => id)).size).toBe(120);
  expect(server.arrivals).toHaveLength(120);
  expect(await resultsIn(path("customers.results.jsonl"))).toHaveLength(120);
});

test("over PostgreSQL the same import leaves the same results; status, export and work know the run", async () => {
  await using server = await startProviderServer((_, id) => (id === "cus_1" ? "reset" : "ok"));
  const environment = { ...server.environment, DATABASE_URL: await newDatabase() };
  const path = await folderWith({
    "map.json": mapText,
    "customers.csv": csvOf(...lines(3), "cus_9,9,Jane,never"),
  });
  const args = ["import", path("customers.csv"), "--map", path("map.json"), "--no-rate-limit"];
  expect(await runCommand(args, environment)).toMatchObject({ code: 3 });
  const expected = [
    "2 payabli applied",
    "2 soap applied",
    "3 payabli applied",
    "3 soap unknown",
    "4 payabli applied",
    "4 soap applied",
    "5 payabli invalid",
    "5 soap invalid",
  ];
  expect(states(await resultsIn(path("customers.results.jsonl")))).toEqual(expected);
  expect(await runCommand(args, environment)).toMatchObject({ code: 3 });
  expect(server.arrivals).toHaveLength(6);
  const status = await runCommand(["status", "--run", "customers", "--json"], environment);
  expect(JSON.parse(status.out[0] ?? "")).toMatchObject({
    total: { applied: 5, unknown: 1, invalid: 2, queued: 0 },
  });
  const exported = await runCommand(["export", "--run", "customers", "--state", "unknown"], environment);
  expect(exported.out).toHaveLength(2);
  const working = await runCommand(
    ["work", "--run", "customers", "--providers", "soap,payabli"],
    environment,
  );
  expect(working.code).toBe(3);
});

test("a run that PostgreSQL has no rows of is no success", async () => {
  const there = { SOAP_API_KEY: "x", SOAP_ENVIRONMENT: "sandbox", DATABASE_URL: await newDatabase() };
  for (const command of ["status", "export", "work", "resolve"]) {
    const providers = command === "work" || command === "resolve" ? ["--providers", "soap"] : [];
    const { code, errors } = await runCommand([command, "--run", "typo", ...providers], there);
    expect([code, errors[0]]).toEqual([2, expect.stringContaining('no rows of a run "typo"')]);
  }
});

test("rows of a provider that no worker serves are still queued, and the exit code says so", async () => {
  await using server = await startProviderServer();
  const environment = { ...server.environment, DATABASE_URL: await newDatabase() };
  const path = await folderWith({
    "customers.jsonl": `${JSON.stringify({ targets: { soap: { id: "a" }, payabli: { id: 1 } }, changes: { firstName: "Jane" } })}\n`,
  });
  const args = ["import", path("customers.jsonl"), "--providers", "soap"];
  expect(await runCommand(args, environment)).toMatchObject({ code: 4 });
  expect(await runCommand(["status", "--run", "customers"], environment)).toMatchObject({ code: 4 });
  const rest = ["work", "--run", "customers", "--providers", "payabli"];
  expect(await runCommand(rest, environment)).toMatchObject({ code: 0 });
});
