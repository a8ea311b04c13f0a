import { spawnSync } from "node:child_process";
import {
  appendFile,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  realpath,
  rm,
  stat,
  utimes,
  writeFile,
} from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { collect, threeProviders } from "../../test-support/providers.js";
import { type CheckpointEntry, fileCheckpoint, updateMany } from "../bulk.js";

let folder = "";
let path = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "checkpoint-"));
  path = join(folder, "import.checkpoint");
});
afterEach(() => rm(folder, { recursive: true }));

const loaded = async (): Promise<CheckpointEntry[]> => {
  const all: CheckpointEntry[] = [];
  for await (const entry of fileCheckpoint(path).load()) all.push(entry);
  return all;
};
const begun = (id: string): CheckpointEntry => ({ is: "begun", id, row: 0, key: `key-${id}` });
const rows = ["a", "b", "c"].map((id) => ({ targets: { soap: { id } }, changes: { firstName: id } }));

test("keeps entries in their order, and none when there is no file", async () => {
  expect(await loaded()).toEqual([]);
  const checkpoint = fileCheckpoint(path);
  const release = await checkpoint.lease?.();
  const entries = Array.from({ length: 50 }, (_, at) => begun(String(at)));
  await Promise.all(entries.map((entry) => checkpoint.save(entry)));
  expect(await loaded()).toEqual(entries);
  await release?.();
});

test("wherever the last line was cut off, the next run goes on and the one after it too", async () => {
  const { customers } = threeProviders();
  await collect(updateMany(customers, rows.slice(0, 2), { checkpoint: fileCheckpoint(path) }));
  const whole = await readFile(path, "utf8");
  const lastLine = whole.lastIndexOf("\n", whole.length - 2) + 1;
  for (let cut = lastLine; cut <= whole.length; cut++) {
    const { customers: others, sent } = threeProviders();
    await writeFile(path, whole.slice(0, cut));
    const second = await collect(updateMany(others, rows, { checkpoint: fileCheckpoint(path) }));
    // Told again when it was the telling that got lost; never sent again.
    expect([cut, second.length]).toEqual([cut, cut < whole.length - 1 ? 2 : 1]);
    expect([cut, sent().soap.length]).toEqual([cut, 1]);
    expect(await collect(updateMany(others, rows, { checkpoint: fileCheckpoint(path) }))).toEqual([]);
  }
}, 60_000);

test("a begun line that was cut off was never sent, so its row is", async () => {
  await writeFile(path, '{"is":"begun","id":"x-0","row":0,"ke');
  const { customers, sent } = threeProviders();
  const results = await collect(updateMany(customers, rows, { checkpoint: fileCheckpoint(path) }));
  expect(results.map(({ outcomes }) => outcomes.soap?.status)).toEqual(["applied", "applied", "applied"]);
  expect(sent().soap).toHaveLength(3);
});

test("a file that is something else is refused and left as it is", async () => {
  await writeFile(path, '{"name":"package"}\n');
  const { customers } = threeProviders();
  const run = collect(updateMany(customers, rows, { checkpoint: fileCheckpoint(path) }));
  await expect(run).rejects.toThrow(`${path} is not a checkpoint of this version.`);
  expect(await readFile(path, "utf8")).toBe('{"name":"package"}\n');
  expect(() => fileCheckpoint("")).toThrow("fileCheckpoint needs the path of a file.");
});

// Only here can a program look which files it has open.
test.runIf(process.platform === "linux")("a reading that is broken off leaves no file open", async () => {
  await writeFile(path, `${JSON.stringify(begun("a"))}\n${JSON.stringify(begun("b"))}\n`);
  for await (const _ of fileCheckpoint(path).load()) break;
  const open = await Promise.all(
    (await readdir("/proc/self/fd")).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => "closed since")),
  );
  expect(open).not.toContain(await realpath(path));
});

test("what is being kept is on the disk before another run may have the checkpoint", async () => {
  const checkpoint = fileCheckpoint(path);
  const release = await checkpoint.lease?.();
  const first = checkpoint.save(begun("a"));
  // Waits for the write of the first, as the entries of an aborted run may.
  await Promise.resolve();
  const second = checkpoint.save(begun("b"));
  await release?.();
  expect(await loaded()).toEqual([begun("a"), begun("b")]);
  await Promise.all([first, second]);
});

test("an entry that comes after the run has let go of its checkpoint is refused", async () => {
  const checkpoint = fileCheckpoint(path);
  const release = await checkpoint.lease?.();
  await checkpoint.save(begun("a"));
  await release?.();
  await expect(checkpoint.save(begun("b"))).rejects.toThrow("the run has let go of");
  expect(await loaded()).toEqual([begun("a")]);
});

test("a second run on the same checkpoint is refused and sends nothing, until the first has ended", async () => {
  const { customers, sent } = threeProviders();
  const first = updateMany(customers, rows, { checkpoint: fileCheckpoint(path), concurrency: 1 });
  await first.next();
  const second = () => collect(updateMany(customers, rows, { checkpoint: fileCheckpoint(path) }));
  await expect(second()).rejects.toThrow(
    `Nothing was sent: another run holds ${path} (process ${process.pid} on ${hostname()}). Wait until it ends`,
  );
  await first.return(undefined);
  await second();
  expect(sent().soap).toHaveLength(3);
  expect(await readdir(folder)).toEqual(["import.checkpoint"]);
});

const lockOf = (holder: object) => writeFile(`${path}.lock`, JSON.stringify(holder));

test("the lock of a process that is gone is taken over at once", async () => {
  const { pid } = spawnSync(process.execPath, ["--version"]);
  await lockOf({ pid, host: hostname(), token: "crashed" });
  const { customers } = threeProviders();
  expect(await collect(updateMany(customers, rows, { checkpoint: fileCheckpoint(path) }))).toHaveLength(3);
});

test("the lock of another machine is respected while it is fresh, and taken over when it is not", async () => {
  await lockOf({ pid: 1, host: "elsewhere", token: "other" });
  const { customers } = threeProviders();
  const run = () => collect(updateMany(customers, rows, { checkpoint: fileCheckpoint(path) }));
  await expect(run()).rejects.toThrow("(process 1 on elsewhere)");
  const longAgo = new Date(Date.now() - 60_000);
  await utimes(`${path}.lock`, longAgo, longAgo);
  expect(await run()).toHaveLength(3);
});

test("a run that was taken over keeps nothing more, and so sends nothing more", async () => {
  const { customers, sent } = threeProviders();
  const first = updateMany(customers, rows, { checkpoint: fileCheckpoint(path), concurrency: 1 });
  await first.next();
  await lockOf({ pid: 1, host: "elsewhere", token: "other" });
  await expect(collect(first)).rejects.toThrow("another run holds");
  expect(sent().soap).toHaveLength(1);
  expect((await stat(`${path}.lock`)).isFile()).toBe(true);
});

test("an aborted run lets go of its checkpoint", async () => {
  const { customers } = threeProviders();
  const controller = new AbortController();
  const run = async () => {
    const options = { checkpoint: fileCheckpoint(path), signal: controller.signal, concurrency: 1 };
    for await (const _ of updateMany(customers, rows, options)) controller.abort(new Error("Ctrl-C"));
  };
  await expect(run()).rejects.toThrow("Ctrl-C");
  expect(await readdir(folder)).toEqual(["import.checkpoint"]);
  await appendFile(path, "");
});
