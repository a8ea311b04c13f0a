import { fork } from "node:child_process";
import { once } from "node:events";
import type { ContractResult } from "./measured-document.ts";

/** Runs the contract checks of the package in a temporary repository, in a process with a time limit in minutes. */
export const measureContract = async (root: string, minutes: number): Promise<ContractResult> => {
  if (minutes === 0) return { state: "not run", reason: "not asked for" };
  // Its report is longer than a pipe holds: a pipe that nobody reads would stop it for good.
  const child = fork(new URL("contract-process.ts", import.meta.url), [root], {
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const deadline = setTimeout(() => child.kill("SIGKILL"), minutes * 60_000);
  let result: ContractResult | undefined;
  child.on("message", (message) => {
    result = message as ContractResult;
  });
  const [code, signal] = await once(child, "exit");
  clearTimeout(deadline);
  if (result !== undefined) return result;
  const reason = signal === "SIGKILL" ? `not through in ${minutes} minutes` : `ended with ${code ?? signal}`;
  return { state: "not run", reason };
};
