import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { DiffReport } from "../../src/diff/report/json.ts";
import { runSpecDiff } from "../../src/diff/run.ts";
import { baseSpec, createScratchFolder, createScratchRepository } from "./scratch-repository.ts";

const FILE = "specs/acme/openapi.yaml";
const withoutMail = baseSpec.replace("        email: { type: string, description: E-mail address. }\n", "");
const withNick = baseSpec.replace("        balance:", "        nick: { type: string }\n        balance:");

const run = async (root: string, ...parameters: readonly string[]) => {
  const out: string[] = [];
  const errors: string[] = [];
  const terminal = { log: (line: string) => out.push(line), error: (line: string) => errors.push(line) };
  const code = await runSpecDiff(root, parameters, terminal);
  return { code, out: out.join("\n"), errors: errors.join("\n") };
};

const serve = async (answer: string, type: string): Promise<string> => {
  const server = createServer((_, response) => response.setHeader("content-type", type).end(answer));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/openapi.yaml`;
};

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

const failures: readonly { title: string; parameters: readonly string[]; says: RegExp; spec?: string }[] = [
  {
    title: "a base ref that does not exist",
    parameters: ["nope"],
    says: /^There is no commit "nope" here\./,
  },
  {
    title: "a base ref that looks like an option",
    parameters: ["--upload-pack=x"],
    says: /^Unknown option '--upload-pack'/,
  },
  { title: "two base refs", parameters: ["main", "main"], says: /^"main" is one argument too many\./ },
  {
    title: "--before alone",
    parameters: ["--before", "x.yaml"],
    says: /^--before and --after go together\./,
  },
  {
    title: "a file that is not there",
    parameters: ["--before", "x.yaml", "--after", "y.yaml"],
    says: /^x\.yaml: there is no such file\.$/,
  },
  {
    title: "a spec that is not YAML",
    parameters: [],
    says: /^specs\/acme\/openapi\.yaml:\d+: invalid YAML/,
    spec: "openapi: 3.1.0\ninfo: [\n",
  },
  {
    title: "a spec that is HTML",
    parameters: [],
    says: /not an OpenAPI document/,
    spec: "<!doctype html><html></html>",
  },
  {
    title: "a spec whose reference leads nowhere",
    parameters: [],
    says: /^specs\/acme\/openapi\.yaml:\d+ #\/.*leads nowhere/,
    spec: baseSpec.replace('"#/components/schemas/CreateCustomerRequest"', '"#/components/schemas/Missing"'),
  },
];

test.each(failures)("one clear line for $title", patience, async ({ parameters, says, spec }) => {
  const scratch = createScratchRepository({ [FILE]: baseSpec });
  if (spec !== undefined) scratch.write(FILE, spec);

  const { code, out, errors } = await run(scratch.root, ...parameters);

  expect(code).toBe(2);
  expect(out).toBe("");
  expect(errors).toMatch(says);
  expect(errors.split("\n")).toHaveLength(1);
  expect(
    scratch
      .git("status", "--porcelain")
      .split("\n")
      .filter((line) => !line.includes(FILE))
      .join(""),
  ).toBe("");
});

test("one clear line for an address that answers HTML, an error, or nothing", patience, async () => {
  const folder = createScratchFolder();
  const before = join(folder, "before.yaml");
  writeFileSync(before, baseSpec);
  const page = await serve("\n<!-- hi -->\n<!DOCTYPE html><html><body>Sign in</body></html>", "text/yaml");

  const answered = await run(folder, "--before", before, "--after", page);
  expect(answered).toEqual({
    code: 2,
    out: "",
    errors: `${page} is a web page (HTML), not an OpenAPI document. Give the file itself, or its raw address.`,
  });

  const silent = await run(folder, "--before", before, "--after", "http://127.0.0.1:1/openapi.yaml");
  expect(silent.code).toBe(2);
  expect(silent.errors).toMatch(/^http:\/\/127\.0\.0\.1:1\/openapi\.yaml cannot be read: /);
});

test("one clear line outside a repository, and without a main branch", patience, async () => {
  const folder = createScratchFolder();
  expect(await run(folder)).toMatchObject({
    code: 2,
    errors: expect.stringContaining("is no git repository"),
  });

  const scratch = createScratchRepository({ [FILE]: baseSpec });
  scratch.git("branch", "--move", "trunk");
  expect(await run(scratch.root)).toMatchObject({
    code: 2,
    errors: expect.stringContaining("There is no branch main here"),
  });
});
