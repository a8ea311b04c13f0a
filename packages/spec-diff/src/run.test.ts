import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  baseSpec,
  createScratchFolder,
  createScratchRepository,
} from "@provider-clients-internal/test-support";
import { expect, test } from "vitest";
import { FILE, run, serve } from "../test-support/run-spec-diff.js";
import type { DiffReport } from "./report/json.js";

const withoutMail = baseSpec.replace("        email: { type: string, description: E-mail address. }\n", "");
const withNick = baseSpec.replace("        balance:", "        nick: { type: string }\n        balance:");

const patience = { timeout: 60_000 };

test("compares the working tree with the merge base with main", patience, async () => {
  const scratch = createScratchRepository({ [FILE]: baseSpec });
  scratch.git("checkout", "--quiet", "-b", "change");
  scratch.write(FILE, withoutMail);
  scratch.commit("drop a field");
  scratch.git("checkout", "--quiet", "main");
  scratch.write(FILE, baseSpec.replace("summary: Lists customers.", "summary: Someone else's work."));
  scratch.commit("main moves on");
  scratch.git("checkout", "--quiet", "change");

  const { code, out } = await run(scratch.root);

  expect(code).toBe(1);
  expect(out).toContain("merge base with main");
  expect(out).toContain("Customer.email was removed.");
  expect(out).toContain("→ Stop reading it");
  expect(out).toContain("#/components/schemas/Customer/properties/email, line");
  expect(out).toContain("1 breaking.");
  expect(out).not.toContain("Someone else");
});

test("compares with HEAD on main, and exits 0 when nothing breaks", patience, async () => {
  const scratch = createScratchRepository({ [FILE]: baseSpec });
  expect((await run(scratch.root)).out).toMatch(/^No spec changed since/);
  scratch.write(FILE, withNick);

  const { code, out } = await run(scratch.root);

  expect(code).toBe(0);
  expect(out).toContain("Customer.nick was added.");
});

test("prints the same for programs with --json", patience, async () => {
  const scratch = createScratchRepository({ [FILE]: baseSpec });
  scratch.git("tag", "v1");
  scratch.write(FILE, withoutMail);
  scratch.commit("drop a field");

  const { code, out } = await run(scratch.root, "v1", "--json");
  const report: DiffReport = JSON.parse(out);

  expect(code).toBe(1);
  expect(report.class).toBe("breaking");
  expect(report.base?.label).toMatch(/^[0-9a-f]{7} \(v1\)$/);
  expect(report.documents).toHaveLength(1);
  expect(report.documents[0]).toMatchObject({ name: "acme", title: "Acme", file: FILE, class: "breaking" });
  expect(report.documents[0]?.changes).toEqual([
    {
      class: "breaking",
      judges: { structure: "breaking", types: "breaking" },
      isDisputed: false,
      pointer: "#/components/schemas/Customer/properties/email",
      line: expect.any(Number),
      operations: ["createCustomer", "listCustomers", "updateCustomer"],
      before: { type: "string", description: "E-mail address." },
      after: null,
      what: "Customer.email was removed.",
      action: expect.stringContaining("Stop reading it"),
    },
  ]);
});

test("says that a provider is new, and that one is gone", patience, async () => {
  const scratch = createScratchRepository({ [FILE]: baseSpec });
  scratch.write(
    "specs/other/openapi.yaml",
    baseSpec.replace("name: acme", "name: other").replace("title: Acme", "title: Other"),
  );
  const added = await run(scratch.root);
  expect(added).toMatchObject({ code: 0, errors: "" });
  expect(added.out).toMatch(/is a new provider: [0-9a-f]{7} \(merge base with main\) has no\s+specs\/other/);

  scratch.remove("specs/acme");
  const gone = await run(scratch.root);
  expect(gone.code).toBe(1);
  expect(gone.out).toContain("Acme is gone");
});

test("compares two files, and an address", patience, async () => {
  const folder = createScratchFolder();
  const [before, after] = [join(folder, "before.yaml"), join(folder, "after.json")];
  writeFileSync(before, baseSpec);
  writeFileSync(after, withNick);
  expect((await run(folder, "--before", before, "--after", after)).out).toContain("Customer.nick was added.");

  const address = await serve(withoutMail, "text/yaml");
  const { code, out } = await run(folder, "--before", before, "--after", address, "--json");
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ class: "breaking", documents: [{ file: address }] });
});

test("explains itself", async () => {
  const { code, out } = await run("/", "--help");
  expect(code).toBe(0);
  expect(out).toContain("Exit code: 0 nothing breaks; 1 something breaks; 2 nothing could be compared");
});
