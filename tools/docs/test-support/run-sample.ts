import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { rootFolder } from "@provider-clients-internal/shared";
import { snippetsOf } from "../src/snippets.ts";

const preload = fileURLToPath(new URL("sample-preload.ts", import.meta.url));
// In this workspace, every package resolves by its name; below node_modules, Node would not run TypeScript.
const samples = fileURLToPath(new URL("../.samples", import.meta.url));

/** A sample of a README as a running program. */
export interface RunningSample {
  readonly child: ChildProcess;
  /** What it sent with `fetch` so far, as `PATCH /path`. */
  readonly sent: readonly string[];
  /** The port on which it listens, once it does. */
  readonly port: Promise<number>;
  /** Its exit code and what it printed as errors, once it has ended. */
  readonly end: Promise<{ readonly code: number | null; readonly stderr: string }>;
}

/** Starts the README sample that contains the given code. @throws {Error} if no sample or several do. */
export const startSample = (
  [readme, contains]: readonly [readme: string, contains: string],
  { cwd, env = {} }: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): RunningSample => {
  const found = snippetsOf(join(rootFolder, readme)).filter(({ code }) => code.includes(contains));
  const [sample] = found;
  if (!sample || found.length > 1) throw new Error(`${readme}: ${found.length} samples have ${contains}`);
  mkdirSync(samples, { recursive: true });
  const file = join(samples, `${readme.replace(/\W+/g, "-")}-${sample.line}.ts`);
  // An ellipsis stands for a secret that the reader fills in.
  writeFileSync(file, `${sample.code.replaceAll('"…"', '"secret"')}\nexport {};\n`);
  const child = fork(file, {
    cwd,
    env,
    execArgv: ["--import", preload],
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  const sent: string[] = [];
  const port = Promise.withResolvers<number>();
  child.on("message", (message: { readonly sent?: string; readonly port?: number }) => {
    if (message.sent !== undefined) sent.push(message.sent);
    if (message.port !== undefined) port.resolve(message.port);
  });
  const ended = async () => {
    const stderr = child.stderr ? text(child.stderr) : "";
    const [code] = await once(child, "close");
    return { code, stderr: await stderr };
  };
  return { child, sent, port: port.promise, end: ended() };
};
