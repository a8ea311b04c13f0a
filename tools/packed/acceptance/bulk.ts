import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBulk } from "@provider-clients/bulk";
import { runBulk } from "./bulk-command-line.ts";
import { connect, type Mock } from "./mock.ts";
import { type Rows, rejection, runRows, same } from "./rows.ts";

const map = { targets: { soap: { id: "id" } }, fields: { firstName: "name", birthDate: "born" } };

/** Runs `provider-bulk` on a file, against a stage of the mock server. */
const withFile = async (
  mock: Mock,
  lines: readonly string[],
  use: (run: (...args: string[]) => ReturnType<typeof runBulk>, stem: string) => Promise<void>,
) => {
  const folder = await mkdtemp(join(tmpdir(), "bulk-"));
  try {
    const { baseUrl, received } = await mock({ body: { id: "cus_1" } });
    await writeFile(join(folder, "map.json"), JSON.stringify(map));
    const file = join(folder, "customers.csv");
    await writeFile(file, ["id,name,born", ...lines, ""].join("\n"));
    const environment = { SOAP_API_KEY: "secret-key", SOAP_BASE_URL: baseUrl };
    await use(
      (command, ...rest) => runBulk([command ?? "", file, ...rest], environment),
      join(folder, "customers"),
    );
    same("requests", (await received()).length, 1);
  } finally {
    await rm(folder, { recursive: true });
  }
};

const fromCsvToResults = (mock: Mock) =>
  withFile(mock, ["cus_1,Jane,1990-01-02"], async (run, stem) => {
    const withMap = ["--map", join(stem, "..", "map.json")];
    for (const again of [false, true]) {
      same(`import, again ${again}`, (await run("import", ...withMap)).code, 0);
    }
    same("status", (await run("status")).code, 0);
    const [, line = ""] = (await readFile(`${stem}.results.csv`, "utf8")).split("\n");
    same("result", line.replace(/^2,\w+/, ""), ",soap,applied,cus_1,firstName birthDate,,,");
  });

const badLine = (mock: Mock) =>
  withFile(mock, ["cus_1,Jane,1990-01-02", "cus_2,Jane,never"], async (run, stem) => {
    same("import", (await run("import", "--map", join(stem, "..", "map.json"))).code, 1);
    const { output } = await run("export", "--state", "invalid");
    if (!/^3,\w+,soap,invalid,.*,born,/m.test(output)) throw new Error(`it printed: ${output}`);
  });

// Nobody listens on port 1.
const address = "postgres://someone:secret-word@127.0.0.1:1/nowhere";

const noDatabase = async () => {
  const { code, errors } = await runBulk(["status", "--store", address]);
  same("exit code and lines", [code, errors.trimEnd().split("\n").length], [2, 1]);
  if (errors.includes("secret-word")) throw new Error("it printed the password");
  const error = await rejection(openBulk({ connectionString: address }));
  same("error", Reflect.get(Object(error), "kind"), "unreachable");
};

const rows: Rows = {
  "from a CSV to results, once": fromCsvToResults,
  "a bad line, told while the others go on": badLine,
  "no database, said in one line": noDatabase,
};

// `bulk.js <address of the mock server>` prints the results as JSON.
console.log(JSON.stringify(await runRows("bulk", rows, connect(process.argv[2] ?? ""))));
