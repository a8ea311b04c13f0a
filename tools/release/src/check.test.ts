import type { ScratchRepository } from "@provider-clients-internal/test-support";
import { expect, test } from "vitest";
import { CHANGES, createScratchWorkspace, generate, SPEC } from "../test-support/scratch-workspace.ts";
import { runReleasePlan } from "./run-plan.ts";

const patience = { timeout: 60_000 };

const check = async ({ root }: ScratchRepository) => {
  const out: string[] = [];
  const errors: string[] = [];
  const terminal = { log: (line: string) => out.push(line), error: (line: string) => errors.push(line) };
  return { code: await runReleasePlan(root, ["--check"], terminal), out, errors };
};

const plan = ({ root }: ScratchRepository) =>
  runReleasePlan(root, [], { log: () => undefined, error: () => undefined });

const changeset = (name: string, bump: string): string => `---\n"@scratch/${name}": ${bump}\n---\n\nWords.\n`;

test("passes when nothing changed, and when the plan was written and committed", patience, async () => {
  const scratch = await createScratchWorkspace();
  expect(await check(scratch)).toMatchObject({ code: 0, errors: [] });
  scratch.write(SPEC, CHANGES.breaking);
  await generate(scratch);
  await plan(scratch);
  scratch.commit("drop a field");
  expect(await check(scratch)).toMatchObject({ code: 0, errors: [] });
});

test("fails when no changeset names an affected package", patience, async () => {
  const scratch = await createScratchWorkspace();
  scratch.write(SPEC, CHANGES.breaking);
  await generate(scratch);
  scratch.write(".changeset/mine.md", changeset("acme", "minor"));

  const { code, errors } = await check(scratch);

  expect(code).toBe(1);
  expect(errors).toEqual([
    "@scratch/contract needs minor, but no changeset names it: breaking, Customer.email was removed. Run `pnpm release:plan`.",
    "@scratch/customers needs minor, but no changeset names it: breaking, Customer.email was removed. Run `pnpm release:plan`.",
  ]);
});

test("fails when the declared bump is smaller than the proven one", patience, async () => {
  const scratch = await createScratchWorkspace();
  scratch.write(SPEC, CHANGES.breaking);
  await generate(scratch);
  await plan(scratch);
  scratch.write(".changeset/spec-acme.md", changeset("acme", "patch"));

  const { code, errors } = await check(scratch);

  expect(code).toBe(1);
  expect(errors).toEqual([
    "@scratch/acme needs minor, but its changesets declare patch: breaking, Customer.email was removed. Run `pnpm release:plan`.",
  ]);
});

test("a larger bump is somebody's decision", patience, async () => {
  const scratch = await createScratchWorkspace();
  scratch.write(SPEC, CHANGES.additive);
  await generate(scratch);
  await plan(scratch);
  scratch.write(".changeset/mine.md", changeset("acme", "major"));
  expect(await check(scratch)).toMatchObject({ code: 0, errors: [] });
});

test("fails when generated files are stale", patience, async () => {
  const scratch = await createScratchWorkspace();
  scratch.write(SPEC, CHANGES.breaking);
  await plan(scratch);

  const { code, errors } = await check(scratch);

  expect(code).toBe(1);
  expect(errors).toEqual(expect.arrayContaining(["stale: packages/acme/src/generated/schema.ts"]));
});

test("fails when a package whose code changed has no new changeset of its own", patience, async () => {
  const scratch = await createScratchWorkspace();
  scratch.write("packages/core/src/index.ts", "export const core = 2;\n");
  scratch.write(".changeset/mine.md", changeset("acme", "patch"));

  const { code, errors } = await check(scratch);

  expect(code).toBe(1);
  expect(errors).toEqual([
    expect.stringMatching(
      /^@scratch\/core changed \(packages\/core\/src\/index\.ts\), but no new changeset names it\./,
    ),
  ]);
  scratch.write(".changeset/core.md", changeset("core", "patch"));
  expect(await check(scratch)).toMatchObject({ code: 0, errors: [] });
});

test("a changeset that waits at the base does not speak of this change", patience, async () => {
  const scratch = await createScratchWorkspace();
  scratch.write(".changeset/core.md", changeset("core", "patch"));
  scratch.commit("earlier work");
  scratch.git("branch", "--force", "main");
  scratch.write("packages/core/src/added.ts", "export const added = 1;\n");
  expect(await check(scratch)).toMatchObject({ code: 1 });
});

test("an empty changeset covers the packages that its text names, and no other", patience, async () => {
  const scratch = await createScratchWorkspace();
  scratch.write("packages/core/src/index.ts", "export const core = 2;\n");
  scratch.write(".changeset/internal.md", "---\n---\n\nInternal: tidied customers.\n");
  expect(await check(scratch)).toMatchObject({ code: 1 });
  scratch.write(".changeset/internal.md", "---\n---\n\nInternal: tidied core.\n");
  expect(await check(scratch)).toMatchObject({ code: 0, errors: [] });
});

test("tests, scripts and development dependencies need no changeset; dependencies do", patience, async () => {
  const scratch = await createScratchWorkspace();
  const path = "packages/core/package.json";
  const manifest = JSON.parse(scratch.read(path));
  scratch.write("packages/core/src/index.test.ts", "export {};\n");
  scratch.write(
    path,
    JSON.stringify({ ...manifest, scripts: { build: "tsc" }, devDependencies: { vitest: "5" } }),
  );
  expect(await check(scratch)).toMatchObject({ code: 0, errors: [] });
  scratch.write(path, JSON.stringify({ ...manifest, dependencies: { yaml: "2" } }));
  expect(await check(scratch)).toMatchObject({
    code: 1,
    errors: [expect.stringContaining("packages/core/package.json")],
  });
});

test("a package that is being released needs none: its changesets were taken up", patience, async () => {
  const scratch = await createScratchWorkspace();
  const path = "packages/core/package.json";
  scratch.write("packages/core/src/index.ts", "export const core = 2;\n");
  scratch.write(path, scratch.read(path).replace("0.3.0", "0.3.1"));
  expect(await check(scratch)).toMatchObject({ code: 0, errors: [] });
});

test("says which changeset names a package that is not published, or is none", patience, async () => {
  const scratch = await createScratchWorkspace();
  scratch.write(".changeset/mine.md", changeset("hidden", "patch"));
  expect((await check(scratch)).errors).toEqual([
    ".changeset/mine.md names @scratch/hidden, which is no published package.",
  ]);
  scratch.write(".changeset/mine.md", "Words alone.\n");
  expect(await check(scratch)).toMatchObject({
    code: 2,
    errors: [expect.stringMatching(/^\.changeset\/mine\.md does not begin with packages/)],
  });
});
