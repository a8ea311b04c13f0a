import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  baseSpec,
  createScratchFolder,
  createScratchRepository,
} from "@provider-clients-internal/test-support";
import { expect, test } from "vitest";
import { FILE, run, serve } from "../test-support/run-spec-diff.js";

const patience = { timeout: 60_000 };

const failures: readonly { title: string; parameters: readonly string[]; says: RegExp; spec?: string }[] = [
  {
    title: "a base ref that does not exist",
    parameters: ["nope"],
    says: /^There is no commit "nope" here\./,
  },
  {
    title: "a base ref that looks like an option",
    parameters: ["--upload-pack=x"],
    says: /^There is no option --upload-pack\./,
  },
  {
    title: "a file that neither side has",
    parameters: ["main", "nowhere.yaml"],
    says: /^nowhere\.yaml: there is no such file, neither here nor at [0-9a-f]{7} \(main\)\.$/,
  },
  {
    title: "a base ref beside --before",
    parameters: ["main", "--before", "x.yaml", "--after", "y.yaml"],
    says: /^"main" is one argument too many beside --before\./,
  },
  {
    title: "--before alone",
    parameters: ["--before", "x.yaml"],
    says: /^--before and --after go together\./,
  },
  {
    title: "a file that is not there",
    parameters: ["--before", "x.yaml", "--after", "y.yaml"],
    says: /^x\.yaml: there is no such file\. Correct the path, or create it\.$/,
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
    title: "a spec with something where OpenAPI has something else",
    parameters: [],
    says: /^specs\/acme\/openapi\.yaml:\d+ #\/tags: this is a mapping\. Write a list\.$/,
    spec: baseSpec.replace(/^tags:\n(?: .*\n)*/m, "tags: {}\n"),
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
  // What follows a mistake in the arguments is how the command is called.
  expect(errors.split("\n\n")[0]?.split("\n")).toHaveLength(1);
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
    errors: `${page}: this is a web page (HTML), not an OpenAPI document. Give the YAML or JSON file itself, or its raw address.`,
  });

  const silent = await run(folder, "--before", before, "--after", "http://127.0.0.1:1/openapi.yaml");
  expect(silent.code).toBe(2);
  expect(silent.errors).toMatch(/^http:\/\/127\.0\.0\.1:1\/openapi\.yaml: /);
});

test("one clear line outside a repository, and without a main branch", patience, async () => {
  const folder = createScratchFolder();
  expect(await run(folder)).toMatchObject({
    code: 2,
    errors: expect.stringContaining("is not a git repository"),
  });

  const scratch = createScratchRepository({ [FILE]: baseSpec });
  scratch.git("branch", "--move", "trunk");
  expect(await run(scratch.root)).toMatchObject({
    code: 2,
    errors: expect.stringContaining("There is no branch main here"),
  });
});
