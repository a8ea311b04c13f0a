import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pinnedNode } from "@provider-clients-internal/shared";
import { packedFolder } from "../src/folders.ts";
import { writeRecipe } from "../src/recipes/write-recipe.ts";

/** A process that runs the handler of the recipe, one event after another, as an instance of AWS Lambda does. */
export interface LambdaInstance extends AsyncDisposable {
  readonly invoke: (event: object) => Promise<{ readonly outcome: string }>;
  /** Stops the process as Lambda does between invocations, until the next one; `work` runs meanwhile. */
  readonly freeze: (work: () => void) => void;
}

const runtime = `
import { createInterface } from "node:readline";
import { handler } from "./index.mjs";

const context = { getRemainingTimeInMillis: () => 20_000 };
for await (const line of createInterface({ input: process.stdin }))
  console.log(JSON.stringify(await handler(JSON.parse(line), context)));
`;

/** Starts an instance whose providers are at the given address. */
export const startLambda = async (url: string): Promise<LambdaInstance> => {
  // Below this workspace, where the packages resolve by their names.
  const parent = join(packedFolder, "node_modules/.cache");
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, "lambda-"));
  await writeRecipe("aws-lambda", folder);
  writeFileSync(join(folder, "runtime.mjs"), runtime);
  const env = {
    ...process.env,
    PAYABLI_TOKEN: "token",
    PAYABLI_URL: url,
    SOAP_API_KEY: "key",
    SOAP_URL: url,
  };
  const child = spawn(pinnedNode, [join(folder, "runtime.mjs")], { env, stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(child, "exit");
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    invoke: async (event) => {
      child.stdin.write(`${JSON.stringify(event)}\n`);
      child.kill("SIGCONT");
      const { value, done } = await lines.next();
      if (done) throw new Error("The instance ended.");
      return JSON.parse(value);
    },
    freeze: (work) => {
      child.kill("SIGSTOP");
      work();
    },
    [Symbol.asyncDispose]: async () => {
      child.kill("SIGKILL");
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
};
