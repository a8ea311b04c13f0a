import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { withStaging } from "./staging.js";

const createFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), "staging-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
};

test("leaves nothing behind when something fails", async () => {
  const root = await createFolder();
  const failure = withStaging(root, async () => {
    throw new Error("the disk is full");
  });
  await expect(failure).rejects.toThrow("the disk is full");
  expect(await readdir(root)).toEqual([]);
});

test.each(["SIGINT", "SIGTERM"] as const)(
  "leaves nothing behind on %s, which ends the process",
  async (signal) => {
    const root = await createFolder();
    const module = new URL("../../dist/output/staging.js", import.meta.url).href;
    const program = `
    const { stageOutputs, withStaging } = await import(${JSON.stringify(module)});
    await withStaging(${JSON.stringify(root)}, async (folder) => {
      await stageOutputs(folder, [{ path: "packages/shop/schema.ts", text: "half" }]);
      console.log("staged");
      await new Promise((resolve) => setTimeout(resolve, 60_000));
    });`;
    const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(child.stdout, "data");
    expect(await readdir(root)).toHaveLength(1);
    child.kill(signal);
    expect(await once(child, "exit")).toEqual([null, signal]);
    expect(await readdir(root)).toEqual([]);
  },
);
