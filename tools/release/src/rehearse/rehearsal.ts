import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { step, type Terminal } from "@provider-clients/command-line";
import {
  type Check,
  checkTarballs,
  compilePrograms,
  followReadme,
  nodeRuntime,
  runRuntimes,
  sbomOf,
  sbomProblems,
  startMock,
} from "@provider-clients-internal/packed";
import { assert } from "./assert.ts";
import { installFrom } from "./installed-project.ts";
import { publishedPackages } from "./published-packages.ts";
import { type Judge, type Registry, startRegistry } from "./registry.ts";
import { assertComplete, assertNoGap, publish } from "./release.ts";
import { runSnippets } from "./run-snippets.ts";
import {
  ensureChangeset,
  type ScratchRepository,
  scopedRegistry,
  scratchRepository,
} from "./scratch-repository.ts";

/** Copies the repository and applies the versions that its changesets require. */
export const prepare = async (
  folder: string,
  isCommittedOnly: boolean,
  terminal: Terminal,
): Promise<ScratchRepository> => {
  const repository = await step(terminal, "copy the repository", () =>
    scratchRepository(join(folder, "repository"), isCommittedOnly),
  );
  const names = publishedPackages(repository.folder).map(({ name }) => name);
  if (!ensureChangeset(repository, names))
    terminal.log("  no changeset is pending; one was made for the rehearsal");
  await step(terminal, "raise the versions", () => repository.pnpm("run", "version-packages"));
  await repository.git("add", "--all");
  await repository.git("commit", "--quiet", "--no-verify", "--message", "Version packages");
  for (const { name, version } of publishedPackages(repository.folder))
    terminal.log(`    ${name} ${version}`);
  return repository;
};

const runPrograms = async (project: string): Promise<Check[]> => {
  const files = ["main.ts", "required.cts", "contract.ts"];
  const folder = await compilePrograms(project, files, ["node"]);
  await using mock = await startMock();
  const programs = { project, folder, mockUrl: mock.url };
  const options = { mayInstall: false, packages: ["all"], onRun: () => {} };
  const runs = await runRuntimes([nodeRuntime(24), nodeRuntime(24, "contract.js")], programs, options);
  return runs.flatMap(({ results }) =>
    results.map(({ package: name, row, passed, detail }) => ({
      group: "programs",
      subject: `${name}: ${row}`,
      passed,
      ...(detail && { detail }),
    })),
  );
};

const checkSbom = async (project: string, names: readonly string[]): Promise<Check> => {
  const sbom = await sbomOf(project);
  const problems = sbomProblems(sbom, names);
  const subject = `SBOM, CycloneDX ${sbom.specVersion}`;
  const detail = problems.join("; ") || `${sbom.components.length} components`;
  return { group: "tarballs", subject, passed: problems.length === 0, detail };
};

/** From an empty folder to a typed call, like a user without this repository. */
const followCodegen = async (root: string, registry: Registry, folder: string): Promise<Check> => {
  const readme = readFileSync(join(root, "packages/codegen/README.md"), "utf8");
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, ".npmrc"),
    `${scopedRegistry(registry.url)}cache=${join(folder, "../npm-cache")}\n`,
  );
  const { printed, promised } = await followReadme(folder, readme, "The first minute", 4010);
  return {
    group: "programs",
    subject: "codegen: the first minute of its README, word for word",
    passed: printed === promised,
    ...(printed !== promised && { detail: `it printed ${JSON.stringify(printed)}` }),
  };
};

/** The expected release: publish, install from the registry, run what users would run. */
export const rehearseRelease = async (
  repository: ScratchRepository,
  folder: string,
  terminal: Terminal,
): Promise<Check[]> => {
  await using registry = await startRegistry(join(folder, "registry"));
  await step(terminal, "publish", () => publish(repository, registry));
  await assertComplete(repository, registry);
  const names = publishedPackages(repository.folder).map(({ name }) => name);
  const project = join(folder, "project");
  await step(terminal, "install from the registry", () => installFrom(registry, project, names));
  const placed = names.map((name) => ({ name, project }));
  const tarballs = await checkTarballs(placed, {
    root: repository.folder,
    isCleanBuild: true,
    isReleased: true,
  });
  const programs = await step(terminal, "run the acceptance programs", () => runPrograms(project));
  const examples = await step(terminal, "run the examples of the READMEs", () =>
    runSnippets(repository.folder, project),
  );
  const outside = await step(terminal, "follow the README of codegen", () =>
    followCodegen(repository.folder, registry, join(folder, "outside")),
  );
  return [...tarballs, await checkSbom(project, names), ...programs, ...examples, outside];
};

/** A release that fails after the second package, and its repetition. */
export const rehearseFailure = async (
  repository: ScratchRepository,
  folder: string,
  failure: "refuse" | "store, then hang up",
): Promise<void> => {
  const tags = (await repository.git("tag", "--list")).split("\n").filter(Boolean);
  if (tags.length > 0) await repository.git("tag", "--delete", ...tags);
  await using registry = await startRegistry(join(folder, `registry-${failure.replace(/\W+/g, "-")}`));
  const breakOff: Judge = (stored) =>
    stored.length < 2 ? "store" : stored.length === 2 ? failure : "refuse";
  registry.judgeBy(breakOff);
  const isPublished = await publish(repository, registry).then(
    () => true,
    () => false,
  );
  assert(!isPublished, "the release reported success although packages were refused");
  const count = registry.stored.length;
  assert(count >= 2 && count < publishedPackages(repository.folder).length, `${count} packages got through`);
  await assertNoGap(repository, registry);
  registry.judgeBy(() => "store");
  await publish(repository, registry);
  await assertComplete(repository, registry);
};
