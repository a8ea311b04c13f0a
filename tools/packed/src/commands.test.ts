import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runCommand } from "@provider-clients-internal/shared";
import { expect, test, vi } from "vitest";

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test.for(["SIGINT", "SIGTERM"] as const)("%s takes temporary folders and children down", async (signal) => {
  const program = fileURLToPath(new URL("../test-support/interrupted.ts", import.meta.url));
  const parent = spawn(process.execPath, [program], { stdio: ["ignore", "pipe", "inherit"] });
  const [output] = await once(parent.stdout, "data");
  const folder = String(output).trim();
  const pid = await vi.waitUntil(
    () => existsSync(join(folder, "pid")) && Number(readFileSync(join(folder, "pid"))),
    {
      timeout: 10_000,
    },
  );
  expect(isAlive(pid)).toBe(true);
  parent.kill(signal);
  const [code] = await once(parent, "exit");
  expect(code).toBe(signal === "SIGINT" ? 130 : 143);
  expect(existsSync(folder)).toBe(false);
  await vi.waitUntil(() => !isAlive(pid), { timeout: 10_000 });
});

test("a command that fails says what it was and what it printed", async () => {
  const script = "console.log('out'); console.error('err'); process.exit(3)";
  const failure = runCommand(process.execPath, ["-e", script], { cwd: "." });
  await expect(failure).rejects.toThrow(/-e .* failed \(3\)\.\nout\nerr/s);
});

test("a command that takes too long is ended", async () => {
  const endless = runCommand(process.execPath, ["-e", "setInterval(() => {}, 1000)"], {
    cwd: ".",
    timeoutMs: 200,
  });
  await expect(endless).rejects.toThrow("took longer than 0.2 s");
});

test("a command that does not exist is an error", async () => {
  await expect(runCommand("no-such-command", [], { cwd: "." })).rejects.toThrow("ENOENT");
});
