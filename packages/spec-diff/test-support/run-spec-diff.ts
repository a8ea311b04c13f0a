import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { runSpecDiff } from "../src/run.js";

/** Where the scratch repositories keep the document. */
export const FILE = "specs/acme/openapi.yaml";

/** Runs the command and keeps what it prints. */
export const run = (root: string, ...parameters: readonly string[]) => runIn(root, {}, parameters);

/** The same with an environment. */
export const runIn = async (
  root: string,
  env: Readonly<Record<string, string>>,
  parameters: readonly string[],
) => {
  const out: string[] = [];
  const errors: string[] = [];
  const terminal = { log: (line: string) => out.push(line), error: (line: string) => errors.push(line) };
  const code = await runSpecDiff(root, parameters, terminal, { env });
  return { code, out: out.join("\n"), errors: errors.join("\n") };
};

/** Serves one answer on loopback until the test ends; resolves to its address. */
export const serve = async (answer: string, type: string): Promise<string> => {
  const server = createServer((_, response) => response.setHeader("content-type", type).end(answer));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/openapi.yaml`;
};
