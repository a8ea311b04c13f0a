import { readFileSync, writeFileSync } from "node:fs";
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
      accepted: null,
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

test("compares the files that are named, and several pairs", patience, async () => {
  const scratch = createScratchRepository({ "api/a.yaml": baseSpec, "api/b.yaml": baseSpec });
  scratch.write("api/a.yaml", withoutMail);
  scratch.write("api/b.yaml", withNick);

  const named = await run(scratch.root, "main", "api/b.yaml");
  expect(named).toMatchObject({ code: 0, errors: "" });
  expect(named.out).toContain("Customer.nick was added.");
  expect(named.out).not.toContain("Customer.email");

  const before = join(createScratchFolder(), "before.yaml");
  writeFileSync(before, baseSpec);
  const [a, b] = [join(scratch.root, "api/a.yaml"), join(scratch.root, "api/b.yaml")];
  const pairs = await run(scratch.root, "--before", before, "--after", a, "--before", before, "--after", b);
  expect(pairs.code).toBe(1);
  expect(pairs.out).toContain("Customer.email was removed.");
  expect(pairs.out).toContain("Customer.nick was added.");
});

test("a breaking change that is accepted fails nothing until its day, and says so", patience, async () => {
  const pointer = "#/components/schemas/Customer/properties/email";
  const entry = (expires: string) => JSON.stringify([{ pointer, reason: "nobody read it", expires }]);
  const scratch = createScratchRepository({ [FILE]: baseSpec });
  scratch.write(FILE, withoutMail);
  const list = "specs/acme/spec-diff.exceptions.json";

  scratch.write(list, entry("2999-01-31"));
  const accepted = await run(scratch.root);
  expect(accepted.code).toBe(0);
  expect(accepted.out).toContain("Accepted until 2999-01-31: nobody read it");

  scratch.write(list, entry("2001-01-31"));
  const expired = await run(scratch.root);
  expect(expired.code).toBe(1);
  expect(expired.out).toContain("expired on 2001-01-31");

  scratch.write(list, '[{ "pointer": "#/x", "expires": "2999-01-31" }]');
  expect(await run(scratch.root)).toMatchObject({
    code: 2,
    errors: expect.stringMatching(/spec-diff\.exceptions\.json: entry 1 needs a `pointer`, a `reason`/),
  });
});

test("asks for a new version, and for the sources beside the document", patience, async () => {
  const scratch = createScratchRepository({ [FILE]: baseSpec, "specs/acme/SOURCES.md": "# Sources\n" });
  scratch.write(FILE, withNick);
  const { out } = await run(scratch.root);
  expect(out).toContain('`info.version` is still "0.1.0": raise it with the change.');
  expect(out.replaceAll(/\s+/g, " ")).toContain("specs/acme/SOURCES.md has not changed");
});

test("writes a report for each ending that it knows", patience, async () => {
  const folder = createScratchFolder();
  const [before, after] = [join(folder, "before.yaml"), join(folder, "after.yaml")];
  writeFileSync(before, baseSpec);
  writeFileSync(after, withoutMail);
  const files = ["r.md", "r.html", "r.json"].map((name) => join(folder, name));
  const options = files.flatMap((file) => ["--report", file]);
  expect((await run(folder, "--before", before, "--after", after, ...options)).code).toBe(1);
  const [markdown = "", html = "", json = ""] = files.map((file) => readFileSync(file, "utf8"));
  expect(markdown).toMatch(/^## What changes for users: breaking\n/);
  expect(html).toMatch(/^<!doctype html>/);
  expect(JSON.parse(json)).toMatchObject({ class: "breaking" });
  expect(await run(folder, "--before", before, "--after", after, "--report", "r.pdf")).toMatchObject({
    code: 2,
    out: "",
    errors: "r.pdf: a report ends with .md, .html or .json.",
  });
  const nowhere = join(folder, "nowhere", "r.md");
  expect(await run(folder, "--before", before, "--after", after, "--report", nowhere)).toMatchObject({
    code: 2,
    errors: `${nowhere}: the report cannot be written, because its folder does not exist.`,
  });
});

test("explains itself", async () => {
  const { code, out } = await run("/", "--help");
  expect(code).toBe(0);
  expect(out).toContain("something breaks");
});
