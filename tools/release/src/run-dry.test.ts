import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { createScratchWorkspace, SPEC } from "../test-support/scratch-workspace.ts";
import { runReleaseDry } from "./run-dry.ts";

const patience = { timeout: 60_000 };

const run = async (root: string, ...parameters: readonly string[]) => {
  const out: string[] = [];
  const errors: string[] = [];
  const terminal = { log: (line: string) => out.push(line), error: (line: string) => errors.push(line) };
  const code = await runReleaseDry(root, parameters, terminal);
  return { code, out: out.join("\n"), errors };
};

const changeset =
  '---\n"@scratch/acme": minor\n---\n\n**Breaking:** Dropped a field.\n\n- Read another one.\n';

test("shows versions, tarballs and changelog entries, and writes nothing", patience, async () => {
  const scratch = await createScratchWorkspace();
  scratch.write(".changeset/spec-acme.md", changeset);
  scratch.write("packages/acme/dist/index.js", "export {};\n");
  scratch.write(
    "packages/acme/package.json",
    scratch.read("packages/acme/package.json").replace('"src"', '"src", "dist"'),
  );
  scratch.write("packages/customers/dist/index.js", "export {};\n");
  scratch.commit("break");

  const { code, out, errors } = await run(scratch.root);

  expect(errors).toEqual([]);
  expect(code).toBe(0);
  expect(out).toContain("@scratch/acme 0.3.0 → 0.4.0 (minor)\n  tarball: ");
  expect(out).toMatch(/document: 0\.1\.0, sha256 [0-9a-f]{12}, not in the tarball/);
  expect(out).toContain("    **Breaking:** Dropped a field.\n\n    - Read another one.");
  // 0.4.0 is outside of ^0.3.0, so whoever depends on it follows.
  expect(out).toMatch(/@scratch\/customers 0\.3\.0 → 0\.3\.1 \(patch\)[\s\S]*Follows the packages/);
  expect(out).toContain("2 packages would be published. Nothing was.");
  expect(scratch.git("status", "--porcelain")).toBe("");
});

test("knows a tarball that carries its document's hash", patience, async () => {
  const scratch = await createScratchWorkspace();
  const hash = createHash("sha256").update(scratch.read(SPEC)).digest("hex");
  scratch.write(".changeset/spec-acme.md", changeset);
  scratch.write("packages/acme/dist/index.js", `export const hash = "${hash}";\n`);
  scratch.write(
    "packages/acme/package.json",
    scratch.read("packages/acme/package.json").replace('"src"', '"src", "dist"'),
  );
  scratch.commit("break");
  expect((await run(scratch.root)).out).toMatch(/sha256 [0-9a-f]{12}\n/);
});

test("says what is not built", patience, async () => {
  const scratch = await createScratchWorkspace();
  scratch.write(".changeset/spec-acme.md", changeset);
  scratch.commit("break");
  const { code, errors } = await run(scratch.root);
  expect(code).toBe(1);
  expect(errors).toContain("@scratch/acme: the tarball has no dist/. Run `pnpm build`.");
});

test("says that nothing waits", patience, async () => {
  const scratch = await createScratchWorkspace();
  expect(await run(scratch.root)).toMatchObject({
    code: 0,
    out: "No changeset waits: nothing would be published.",
  });
});

test("hands on why changesets refuses, on one line", patience, async () => {
  const scratch = await createScratchWorkspace();
  scratch.write(".changeset/mine.md", '---\n"@scratch/nobody": minor\n---\n\nWords.\n');
  scratch.commit("name nobody");
  const { code, errors } = await run(scratch.root);
  expect(code).toBe(2);
  expect(errors).toEqual([expect.stringMatching(/^changeset status refuses: .*@scratch\/nobody/)]);
});

test("explains itself", async () => {
  expect(await run("/", "--help")).toMatchObject({
    code: 0,
    out: expect.stringContaining("pnpm release:dry"),
  });
  expect(await run("/", "--now")).toMatchObject({ code: 2 });
});
