import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { rootFolder, runCommand, temporaryFolder } from "@provider-clients-internal/shared";
import { expect, test } from "vitest";
import { installProject } from "../packed/install-project.ts";
import { packPackages } from "../packed/pack-packages.ts";
import { followReadme } from "./follow-readme.ts";

const readme = readFileSync(join(rootFolder, "packages/contract/README.md"), "utf8");
const { version: vitest }: { version: string } = createRequire(import.meta.url)("vitest/package.json");

test("a project outside has memory, a fault, a webhook, a threshold and a judged recording, by the README alone", {
  timeout: 300_000,
}, async () => {
  using folder = temporaryFolder("contract-suite");
  const project = join(folder.path, "project");
  await installProject(project, await packPackages(folder.path), {
    packages: ["@provider-clients/contract", "@provider-clients/soap"],
    dependencies: { vitest },
  });
  const { printed, promised } = await followReadme(project, readme, "All of it in one suite", 4010);
  expect(printed).toContain(promised.trim());

  const path = join(project, "customers.test.ts");
  const suite = readFileSync(path, "utf8");
  writeFileSync(path, suite.replace('test("a changed customer', 'test.skip("a changed customer'));
  const run = runCommand("npx", ["vitest", "run"], { cwd: project, timeoutMs: 120_000 });
  await expect(run).rejects.toThrow(/Soap: \d+ % was reached, and 50 % is asked for/);
});
