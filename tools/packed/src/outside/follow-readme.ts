import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { listen, runCommand } from "@provider-clients-internal/shared";
import { type Block, blocksOf } from "./readme-steps.ts";

/** The output at the end of a section. */
export interface Followed {
  /** What the last command printed. */
  readonly printed: string;
  /** The output that the section shows. */
  readonly promised: string;
}

/**
 * Follows a section of a README literally in an empty folder: saves its files and runs its commands.
 *
 * Replaces the port in the section, because that one may be in use.
 *
 * @param port the port in the section.
 * @throws {Error} with a command's output, if it fails.
 */
export const followReadme = async (
  folder: string,
  markdown: string,
  section: string,
  port: number,
): Promise<Followed> => {
  const free = await freePort();
  const blocks = blocksOf(markdown.replaceAll(String(port), String(free)), section);
  await using stack = new AsyncDisposableStack();
  let printed = "";
  for (const block of blocks) {
    if (block.language === "sh" && block.title !== "") stack.use(await startInBackground(folder, block));
    else if (block.language === "sh") {
      printed = await runCommand("sh", ["-e", "-c", block.code], { cwd: folder, timeoutMs: 600_000 });
    } else if (block.title !== "") {
      mkdirSync(dirname(join(folder, block.title)), { recursive: true });
      writeFileSync(join(folder, block.title), block.code);
    }
  }
  const promised = blocks.findLast(({ language }) => language === "text")?.code ?? "";
  return { printed, promised };
};

const freePort = async (): Promise<number> => {
  await using server = await listen(createServer());
  return Number(new URL(server.url).port);
};

/** Starts a command for another terminal and waits for its first output. */
const startInBackground = async (folder: string, { code }: Block): Promise<AsyncDisposable> => {
  // In its own process group, so that child processes of npx end with it.
  const child = spawn("sh", ["-e", "-c", code], {
    cwd: folder,
    detached: true,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  await Promise.race([
    once(child.stdout, "data"),
    ended.then(() => {
      throw new Error(`\`${code.trim()}\` ended before it said anything.`);
    }),
  ]);
  return {
    [Symbol.asyncDispose]: async () => {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGTERM");
      await ended;
    },
  };
};
