import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { listen, runCommand } from "@provider-clients-internal/shared";
import { type Block, blocksOf } from "./readme-steps.ts";

/** What was seen at the end of a section. */
export interface Followed {
  /** What the last command printed. */
  readonly printed: string;
  /** What the section says that it prints. */
  readonly promised: string;
}

/**
 * Does in an empty folder what a section of a README says, word for word: saves the files, runs the commands.
 *
 * The port that the section names is another one here: that one may be taken.
 *
 * @param port the port in the section.
 * @throws {Error} with what it printed, when a command fails.
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

/** Starts what runs in another terminal; goes on when it has said something. */
const startInBackground = async (folder: string, { code }: Block): Promise<AsyncDisposable> => {
  // A group of its own: what npx starts ends with it.
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
