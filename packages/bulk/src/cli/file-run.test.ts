import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFile, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { type Fate, startProviderServer } from "../../test-support/provider-server.js";
import { folderWith, type Ran, runCommand } from "../../test-support/run-command.js";

const map = JSON.stringify({
  targets: { soap: { id: "id", email: "mail" } },
  fields: { firstName: "name" },
});
const csv = "id,mail,name\ncus_1,1@example.com,Jane\ncus_2,2@example.com,Jane\ncus_3,3@example.com,Jane\n";

const setUp = async () => {
  // Two of three customers whose change is lost on its way: Soap had applied one of them.
  const fates: Record<string, Fate> = { cus_1: "reset applied", cus_2: "reset" };
  const server = await startProviderServer(
    (_, id) => fates[id] ?? "ok",
    (_, path) => {
      const mail = decodeURIComponent(path.split("email=").at(-1) ?? "");
      const id = `cus_${mail[0]}`;
      return { results: [{ id, email: mail, first_name: fates[id] === "reset" ? "Janet" : "Jane" }] };
    },
  );
  const path = await folderWith({ "map.json": map, "customers.csv": csv });
  const file = path("customers.csv");
  const onFile = (command: string, ...rest: string[]): Promise<Ran> =>
    runCommand([command, file, ...rest], server.environment);
  const withMap = (command: string, ...rest: string[]): Promise<Ran> =>
    onFile(command, "--map", path("map.json"), ...rest);
  const exported = async (): Promise<string[]> => (await onFile("export")).out.slice(1).sort();
  return { fates, server, path, onFile, withMap, exported };
};

const brief = (line: string): string => line.replace(/^(\d+),\w+,(\w+),(\w+),.*$/, "$1 $2 $3");

test("status and export tell of a run that is kept in files, and resolve reads it back", async () => {
  const { server, onFile, withMap, exported, path } = await setUp();
  await using _ = server;
  expect(await withMap("import")).toMatchObject({ code: 3 });
  const { code, out } = await onFile("status", "--json");
  expect(code).toBe(3);
  expect(JSON.parse(out[0] ?? "")).toMatchObject({ run: "customers", total: { applied: 1, unknown: 2 } });
  expect((await onFile("export", "--state", "unknown")).out.map(brief).slice(1).sort()).toEqual([
    "2 soap unknown",
    "3 soap unknown",
  ]);
  expect(await withMap("resolve")).toMatchObject({
    code: 0,
    out: ["1 applied, 1 not applied, 0 still unknown"],
  });
  const told = ["2 soap applied", "3 soap rejected", "4 soap applied"];
  expect((await exported()).map(brief)).toEqual(told);
  expect((await readFile(path("customers.results.csv"), "utf8")).split("\n").filter(Boolean)).toHaveLength(4);
  expect(await withMap("import")).toMatchObject({ code: 1 });
  expect(server.arrivals).toHaveLength(3);
});

test("what resolve queues again is sent by the next import, and nothing else", async () => {
  const { fates, server, withMap, exported } = await setUp();
  await using _ = server;
  await withMap("import");
  await withMap("resolve", "--requeue");
  fates.cus_2 = "ok";
  expect(await withMap("import")).toMatchObject({ code: 0 });
  expect(server.arrivals.map(({ id }) => id).sort()).toEqual(["cus_1", "cus_2", "cus_2", "cus_3"]);
  expect((await exported()).map(brief)).toEqual(["2 soap applied", "3 soap applied", "4 soap applied"]);
});

test("wherever the last result was cut off by a crash, each part is told once", async () => {
  const { server, path, withMap, exported } = await setUp();
  await using _ = server;
  await withMap("import");
  const results = path("customers.results.jsonl");
  const checkpoint = path("customers.checkpoint");
  const [told, kept] = [await readFile(results, "utf8"), await readFile(checkpoint, "utf8")];
  const before = told.lastIndexOf("\n", told.length - 2) + 1;
  for (const cut of [before, before + 1, told.length - 1, told.length]) {
    await writeFile(results, told.slice(0, cut));
    // The crash came before the checkpoint knew that the last result was told.
    await writeFile(checkpoint, kept.slice(0, kept.lastIndexOf('{"is":"told"')));
    await withMap("import");
    expect((await exported()).map(brief)).toEqual(["2 soap unknown", "3 soap unknown", "4 soap applied"]);
  }
  expect(server.arrivals).toHaveLength(3);
});

test("a part that was under way when the process died is counted as begun, and told as unknown", async () => {
  const { server, path, onFile, withMap } = await setUp();
  await using _ = server;
  await withMap("import");
  const entries = (await readFile(path("customers.checkpoint"), "utf8")).split("\n").filter(Boolean);
  await writeFile(path("customers.checkpoint"), "");
  await writeFile(path("customers.results.jsonl"), "");
  const begun = entries.filter((entry) => entry.includes('"is":"begun"'));
  await appendFile(path("customers.checkpoint"), `${begun.join("\n")}\n`);
  const { out } = await onFile("status", "--json");
  expect(JSON.parse(out[0] ?? "")).toMatchObject({ providers: [{ provider: "soap", begun: 3 }] });
  expect(await withMap("import")).toMatchObject({ code: 3 });
  expect(server.arrivals).toHaveLength(3);
});

test("a run that is not there is refused, and one that cannot be named is asked for", async () => {
  const { server, onFile } = await setUp();
  await using _ = server;
  const errors = [expect.stringContaining('no rows of a run "customers"')];
  expect(await onFile("status")).toMatchObject({ code: 2, errors });
  expect(await onFile("export")).toMatchObject({ code: 2, errors });
  expect((await runCommand(["status"])).errors[0]).toBe(
    "Say which file was imported, or --store postgres://….",
  );
  expect((await onFile("resolve")).errors[0]).toBe("A CSV needs --map map.json.");
});

test("an export whose reader has seen enough ends without a word", async () => {
  const line = JSON.stringify({ line: 2, key: "a", provider: "soap", state: "applied" });
  const path = await folderWith({ "customers.results.jsonl": `${line}\n`.repeat(20_000) });
  const program = fileURLToPath(new URL("../../bin/provider-bulk.js", import.meta.url));
  const child = spawn(process.execPath, [program, "export", path("customers.csv")]);
  let said = "";
  child.stderr.on("data", (text) => {
    said += text;
  });
  await once(child.stdout, "data");
  child.stdout.destroy();
  await once(child, "close");
  expect([child.exitCode, said]).toEqual([0, ""]);
});
