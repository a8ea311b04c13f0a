import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { listen, pinnedNode } from "@provider-clients-internal/shared";

/** How a server is started that is a program of its own. */
export interface Program {
  /** The file and its arguments, for Node. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** What it prints once it listens. */
  readonly ready: string;
}

/** Starts a server in a process of its own, as its users do, and waits until it listens. */
export const startProgram = async ({ args, env = {}, ready }: Program): Promise<AsyncDisposable> => {
  const child = spawn(pinnedNode, args, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const started = Promise.withResolvers<void>();
  child.stdout.on("data", (data: unknown) => {
    if (String(data).includes(ready)) started.resolve();
  });
  await Promise.race([
    started.promise,
    ended.then(() => {
      throw new Error(`${args[0]} ended before it listened.`);
    }),
  ]);
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  return { [Symbol.asyncDispose]: stop };
};

/** An address on loopback at which nothing listens. */
export const freeAddress = async (): Promise<string> => {
  await using server = await listen(createServer());
  return server.url;
};
