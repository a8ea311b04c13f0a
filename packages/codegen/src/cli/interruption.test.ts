import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test, vi } from "vitest";
import { createOutsideFolder } from "../../test-support/outside-folder.js";
import { readFixture } from "../../test-support/workspace.js";

vi.setConfig({ testTimeout: 60_000 });

const program = fileURLToPath(new URL("../../bin/provider-codegen.js", import.meta.url));

/** An address that never answers, and the moment at which it is asked. */
const silentAddress = async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return { url: `http://127.0.0.1:${port}/openapi.yaml`, asked: once(server, "request") };
};

const start = async (folder: string, ...args: readonly string[]) => {
  const temporary = await mkdtemp(join(tmpdir(), "interruption-"));
  onTestFinished(() => rm(temporary, { recursive: true }));
  const child = spawn(process.execPath, [program, ...args], {
    cwd: folder,
    env: { ...process.env, TMPDIR: temporary, NODE_DISABLE_COMPILE_CACHE: "1" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  return { child, temporary };
};

test("Ctrl-C in the middle of generate leaves every file as it was, and nothing else", async () => {
  const folder = await createOutsideFolder();
  const { url, asked } = await silentAddress();
  await folder.write("shop.yaml", await readFixture("shop/openapi.yaml"));
  const clients = [
    { name: "shop", document: "shop.yaml", output: "src/shop" },
    { name: "silent", document: url, output: "src/silent" },
  ];
  await folder.write("provider-codegen.config.json", JSON.stringify({ clients }));
  const old = "// Generated from shop.yaml by @provider-clients/codegen.\n";
  await folder.write("src/shop/schema.ts", old);
  const before = await folder.paths();

  const { child, temporary } = await start(folder.path, "generate");
  await asked;
  // The files of the first client are staged, and the second document is awaited.
  expect((await folder.paths()).length).toBeGreaterThan(before.length);
  child.kill("SIGINT");

  // A shell shows this end as 130.
  expect(await once(child, "exit")).toEqual([null, "SIGINT"]);
  expect(await folder.paths()).toEqual(before);
  expect(await folder.read("src/shop/schema.ts")).toBe(old);
  expect(await readdir(folder.path)).toEqual(["provider-codegen.config.json", "shop.yaml", "src"]);
  expect(await readdir(temporary)).toEqual([]);
});

test("Ctrl-C while new waits for a document leaves nothing behind", async () => {
  const folder = await createOutsideFolder();
  const { url, asked } = await silentAddress();
  const { child, temporary } = await start(folder.path, "new", "acme-pay", url);
  await asked;
  child.kill("SIGINT");
  expect(await once(child, "exit")).toEqual([null, "SIGINT"]);
  expect(await readdir(folder.path)).toEqual([]);
  expect(await readdir(temporary)).toEqual([]);
});
