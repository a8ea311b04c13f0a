import type { ScratchRepository } from "@provider-clients-internal/test-support";
import { expect, test } from "vitest";
import { CHANGES, createScratchWorkspace, generate, SPEC } from "../test-support/scratch-workspace.ts";
import { runReleasePlan } from "./run-plan.ts";

const patience = { timeout: 60_000 };

const run = async ({ root }: ScratchRepository, ...parameters: readonly string[]) => {
  const out: string[] = [];
  const errors: string[] = [];
  const terminal = { log: (line: string) => out.push(line), error: (line: string) => errors.push(line) };
  return { code: await runReleasePlan(root, parameters, terminal), out, errors };
};

const changesets = ({ git }: ScratchRepository): readonly string[] =>
  git("ls-files", "--cached", "--others", "--exclude-standard", "--", ".changeset/*.md")
    .trim()
    .split("\n")
    .filter((path) => path !== "");

test(
  "writes one changeset per affected package, the facade and the document's carrier included",
  patience,
  async () => {
    const scratch = await createScratchWorkspace();
    scratch.write(SPEC, CHANGES.breaking);
    await generate(scratch);

    const { code, out } = await run(scratch);

    expect(code).toBe(0);
    expect(out).toEqual([
      "wrote .changeset/spec-acme.md: @scratch/acme minor",
      "wrote .changeset/spec-contract.md: @scratch/contract minor",
      "wrote .changeset/spec-customers.md: @scratch/customers minor",
    ]);
    expect(scratch.read(".changeset/spec-acme.md")).toBe(
      `---
"@scratch/acme": minor
---

**Breaking:** Customer.email was removed. Before: \`{"type": "string", "description": "E-mail address."}\`; after: nothing. Stop reading it: it is no longer documented. ([createCustomer](./README.md#operations), [listCustomers](./README.md#operations), [updateCustomer](./README.md#operations))
`,
    );
    expect(scratch.read(".changeset/spec-customers.md")).toMatch(
      /^---\n"@scratch\/customers": minor\n---\n\n\*\*Breaking:\*\* The Acme client, which this package hands out, changed:\n\n- \*\*Breaking:\*\* Customer\.email was removed\./,
    );
    expect(scratch.read(".changeset/spec-customers.md")).toContain(
      "[updateCustomer](../acme/README.md#operations)",
    );
    expect(scratch.read(".changeset/spec-contract.md")).toMatch(
      /\*\*Breaking:\*\* Acme's document, which mock servers/,
    );
  },
);

test("says the same when it runs again", patience, async () => {
  const scratch = await createScratchWorkspace();
  scratch.write(SPEC, CHANGES.additive);
  await run(scratch);
  const first = scratch.read(".changeset/spec-acme.md");

  expect((await run(scratch)).out[0]).toBe("unchanged .changeset/spec-acme.md: @scratch/acme patch");
  expect(scratch.read(".changeset/spec-acme.md")).toBe(first);
});

test.each([
  ["additive", "patch", ["acme", "contract", "customers"], /Customer\.nick was added\. \(\[createCustomer\]/],
  ["fix", "patch", ["acme", "contract"], /`maximum` of Customer\.score was lowered from `100` to `90`\./],
  ["docs", "patch", ["acme", "contract"], /Revised descriptions and examples.*\[listCustomers\]/],
] as const)("a change that is %s is a %s before 1.0", patience, async (change, bump, packages, says) => {
  const scratch = await createScratchWorkspace();
  scratch.write(SPEC, CHANGES[change]);

  await run(scratch);

  expect(changesets(scratch)).toEqual(packages.map((name) => `.changeset/spec-${name}.md`));
  const text = scratch.read(".changeset/spec-acme.md");
  expect(text).toContain(`"@scratch/acme": ${bump}`);
  expect(text).toMatch(says);
  expect(text).not.toContain("Breaking");
  expect(text).not.toContain("Nothing to do");
});

test("from 1.0 on a breaking change is a major, an additive one a minor", patience, async () => {
  const scratch = await createScratchWorkspace();
  scratch.write(
    "packages/acme/package.json",
    scratch.read("packages/acme/package.json").replace("0.3.0", "1.2.0"),
  );
  scratch.commit("release 1.2.0");
  scratch.git("branch", "--force", "main");
  scratch.write(SPEC, CHANGES.breaking);
  await run(scratch);
  expect(scratch.read(".changeset/spec-acme.md")).toContain('"@scratch/acme": major');
  scratch.write(SPEC, CHANGES.additive);
  await run(scratch);
  expect(scratch.read(".changeset/spec-acme.md")).toContain('"@scratch/acme": minor');
});

test("a change that is taken back takes its changesets along", patience, async () => {
  const scratch = await createScratchWorkspace();
  const { commit, write } = scratch;
  write(SPEC, CHANGES.breaking);
  await run(scratch);
  commit("break");
  scratch.git("checkout", "--quiet", "main", "--", SPEC);

  const { out } = await run(scratch);

  expect(out).toEqual([
    "removed .changeset/spec-acme.md: no spec change calls for it",
    "removed .changeset/spec-contract.md: no spec change calls for it",
    "removed .changeset/spec-customers.md: no spec change calls for it",
  ]);
});

test("keeps what an earlier change declared and no release took up", patience, async () => {
  const scratch = await createScratchWorkspace();
  scratch.write(SPEC, CHANGES.breaking);
  await generate(scratch);
  await run(scratch);
  scratch.commit("break");
  scratch.git("branch", "--force", "main");
  scratch.write(
    SPEC,
    CHANGES.breaking.replace("        balance:", "        nick: { type: string }\n        balance:"),
  );

  await run(scratch);
  await run(scratch);

  const text = scratch.read(".changeset/spec-acme.md");
  expect(text).toContain('"@scratch/acme": minor');
  expect(text.indexOf("**Breaking:** Customer.email was removed.")).toBeLessThan(
    text.indexOf("Customer.nick was added."),
  );
  expect(text.match(/was added/g)).toHaveLength(1);
});

test(
  "a document in another form is a patch where other code is generated, and nothing else",
  patience,
  async () => {
    const scratch = await createScratchWorkspace();
    scratch.write(SPEC, CHANGES.form);
    await run(scratch);
    expect(changesets(scratch)).toEqual([]);

    scratch.write("packages/acme/src/generated/operations.ts", "// in another order\n");
    await run(scratch);
    expect(changesets(scratch)).toEqual([".changeset/spec-acme.md"]);
    expect(scratch.read(".changeset/spec-acme.md")).toContain("Nothing changed for callers.");
  },
);

test(
  "a new provider is a minor, and a package that ships documents says that it has one more",
  patience,
  async () => {
    const scratch = await createScratchWorkspace();
    scratch.write(
      "specs/other/openapi.yaml",
      CHANGES.docs
        .replace("name: acme", "name: other")
        .replace("title: Acme\nx-failure", "title: Other\nx-failure"),
    );
    scratch.write("packages/other/package.json", '{ "name": "@scratch/other", "version": "0.0.0" }\n');

    await run(scratch);

    expect(scratch.read(".changeset/spec-other.md")).toBe(
      '---\n"@scratch/other": minor\n---\n\nAdded the client for Other.\n',
    );
    expect(scratch.read(".changeset/spec-contract.md")).toContain("Added Other's document");
  },
);

test("writes nothing when the document cannot be read", patience, async () => {
  const scratch = await createScratchWorkspace();
  scratch.write(SPEC, "openapi: 3.1.0\ninfo: [\n");

  const { code, errors } = await run(scratch);

  expect(code).toBe(2);
  expect(errors).toHaveLength(1);
  expect(changesets(scratch)).toEqual([]);
});

test("writes nothing when there is nothing to say", patience, async () => {
  const scratch = await createScratchWorkspace();
  expect(await run(scratch)).toMatchObject({
    code: 0,
    out: [expect.stringMatching(/^No spec changed since/)],
  });
});
