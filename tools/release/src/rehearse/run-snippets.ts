import { copyFileSync, globSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Snippet, snippetsOf } from "@provider-clients-internal/docs";
import type { Check } from "@provider-clients-internal/packed";
import { startPostgres } from "@provider-clients-internal/postgres";
import { runCommand } from "@provider-clients-internal/shared";

const preload = fileURLToPath(new URL("example-preload.ts", import.meta.url));
const documents = ["README.md", "packages/*/README.md"];

type Contract = typeof import("@provider-clients/contract");

/** The database URL in the examples. */
const exampleDatabase = "postgres://localhost/bulk";

/** The mock servers of the installed contract package, by the URL that the examples use. */
const startMocks = async (project: string) => {
  const entry = createRequire(join(project, "package.json")).resolve("@provider-clients/contract");
  const { startMockServer }: Contract = await import(pathToFileURL(entry).href);
  const mocks = await Promise.all(["finosu", "soap", "payabli"].map((name) => startMockServer(name)));
  const [finosu, soap, payabli] = mocks.map(({ url }) => url);
  const targets = {
    "https://finosu.example": finosu,
    "https://api-sandbox.paywithsoap.com": soap,
    "https://api-sandbox.payabli.com/api": payabli,
  };
  return { targets, stop: () => Promise.all(mocks.map((mock) => mock.stop())) };
};

const environment = (targets: object) => ({
  REHEARSAL_TARGETS: JSON.stringify(targets),
  NODE_NO_WARNINGS: "1",
  SOAP_WEBHOOK_SECRET: "secret",
  PORT: "0",
});

/** The environment of an example: what a reader has at hand. */
interface Desk {
  readonly project: string;
  readonly targets: object;
  readonly database: string;
}

const runSnippet = async (desk: Desk, { code }: Snippet, name: string): Promise<void> => {
  const isTest = code.includes('from "vitest"');
  const file = join("snippets", `${name}.${isTest ? "test.ts" : "ts"}`);
  // An ellipsis stands for a secret that the reader fills in.
  const filled = code.replaceAll('"…"', '"secret"').replaceAll(exampleDatabase, desk.database);
  writeFileSync(join(desk.project, file), `${filled}\nexport {};\n`);
  const args = isTest ? ["node_modules/vitest/vitest.mjs", "run", file] : ["--import", preload, file];
  const options = { cwd: desk.project, env: environment(desk.targets), timeoutMs: 60_000 };
  await runCommand(process.execPath, args, options);
};

/** Runs every TypeScript example of the READMEs in a project with the packages installed. */
export const runSnippets = async (repository: string, project: string): Promise<Check[]> => {
  mkdirSync(join(project, "snippets"), { recursive: true });
  copyFileSync(join(repository, "specs/finosu/openapi.yaml"), join(project, "openapi.yaml"));
  const { targets, stop } = await startMocks(project);
  const postgres = await startPostgres();
  const desk: Desk = { project, targets, database: `${postgres.url}/postgres` };
  const checks: Check[] = [];
  try {
    const files = globSync(documents, { cwd: repository }).sort();
    for (const snippet of files.flatMap((file) => snippetsOf(join(repository, file)))) {
      const subject = `${relative(repository, snippet.file)}:${snippet.line}`;
      const failed = await runSnippet(desk, snippet, subject.replace(/\W+/g, "-")).then(
        () => undefined,
        (error: Error) => error.message,
      );
      checks.push({ group: "examples", subject, passed: !failed, ...(failed && { detail: failed }) });
    }
  } finally {
    await Promise.all([stop(), postgres.stop()]);
  }
  return checks;
};
