import { join } from "node:path";
import { expect, test } from "vitest";
import { createOutsideFolder } from "../../test-support/outside-folder.js";
import { servePage } from "../../test-support/serve-page.js";
import { readFixture } from "../../test-support/workspace.js";

const shop = await readFixture("shop/openapi.yaml");

const generated = [
  ...[
    "checks",
    "msw",
    "operations",
    "pagination",
    "query",
    "schema",
    "schemas",
    "specification",
    "validators",
  ].map((name) => `${name}.ts`),
  "openapi.json",
];
const sources = ["client.ts", "errors.ts", "http.ts", "index.ts", "options.ts"];

const folderWithShop = async () => {
  const folder = await createOutsideFolder();
  await folder.write("given/shop.yaml", shop);
  return { ...folder, document: join(folder.path, "given/shop.yaml") };
};

test("--into makes a folder of sources with its document, and a config that generate is content with", async () => {
  const folder = await folderWithShop();
  const { code, printed } = await folder.run("new", "acme-pay", folder.document, "--into", "src/api");
  expect(printed).toContain("Added src/api/acme-pay: 6 operations.");
  expect(code).toBe(0);
  expect((await folder.paths()).filter((path) => !path.startsWith("given/"))).toEqual(
    [
      "provider-codegen.config.json",
      ...["SOURCES.md", "openapi.yaml", ...sources, ...generated.map((name) => `generated/${name}`)].map(
        (path) => `src/api/acme-pay/${path}`,
      ),
    ].sort(),
  );
  expect(await folder.read("src/api/acme-pay/generated/schema.ts")).toMatch(
    /^\/\/ Generated from src\/api\/acme-pay\/openapi\.yaml by @provider-clients\/codegen\. .*\n.*`npx provider-codegen generate acme-pay`/,
  );
  expect(await folder.run("generate", "--check")).toEqual({ code: 0, printed: "" });
});

test("a second client joins the config, and the first stays as it is", async () => {
  const folder = await folderWithShop();
  await folder.run("new", "acme-pay", folder.document, "--into", "src/api");
  await folder.run("new", "other-pay", folder.document, "--into", "src/api/");
  expect(JSON.parse(await folder.read("provider-codegen.config.json"))).toEqual({
    $schema: "./node_modules/@provider-clients/codegen/config.schema.json",
    clients: ["acme-pay", "other-pay"].map((name) => ({
      name,
      document: `src/api/${name}/openapi.yaml`,
      output: `src/api/${name}/generated`,
    })),
  });
  expect(await folder.run("generate", "--check")).toEqual({ code: 0, printed: "" });
});

test("without --into it makes a package that needs nothing around it", async () => {
  const folder = await folderWithShop();
  expect(await folder.run("new", "acme-pay", folder.document)).toMatchObject({ code: 0 });
  const manifest = JSON.parse(await folder.read("acme-pay/package.json"));
  expect(Object.keys(manifest.dependencies)).toEqual(["@provider-clients/client-core"]);
  expect(JSON.stringify(manifest)).not.toMatch(/catalog:|test-support|turbo/);
  expect(JSON.parse(await folder.read("acme-pay/provider-codegen.config.json")).clients).toEqual([
    { name: "acme-pay", document: "openapi.yaml", output: "src/generated" },
  ]);
  expect(await folder.read("acme-pay/src/generated/schema.ts")).toMatch(
    /^\/\/ Generated from openapi\.yaml /,
  );
});

test.for([
  ["a document that is not there", "nowhere.yaml", "nowhere.yaml: there is no such file."],
  ["a folder", "given", "this is a folder. Name the document in it."],
])("%s is one sentence, and nothing is written", async ([, document = "", message]) => {
  const folder = await folderWithShop();
  const before = await folder.paths();
  const { code, printed } = await folder.run("new", "acme-pay", join(folder.path, document));
  expect(printed).toContain(message);
  expect(code).toBe(1);
  expect(await folder.paths()).toEqual(before);
});

test("an address that answers a web page is one sentence, and nothing is written", async () => {
  const folder = await folderWithShop();
  const before = await folder.paths();
  const url = await servePage("<!doctype html><title>Docs</title>");
  const { code, printed } = await folder.run("new", "acme-pay", url, "--into", "src/api");
  expect(printed).toBe(
    `${url}: this is a web page (HTML), not an OpenAPI document. Give the YAML or JSON file itself, or its raw address.`,
  );
  expect(code).toBe(1);
  expect(await folder.paths()).toEqual(before);
});

test("a folder that is there already is left as it is", async () => {
  const folder = await folderWithShop();
  await folder.write("src/api/acme-pay/mine.ts", "export {};\n");
  const before = await folder.paths();
  const { code, printed } = await folder.run("new", "acme-pay", folder.document, "--into", "src/api");
  expect(printed).toBe("src/api/acme-pay exists already. Choose another name.");
  expect(code).toBe(1);
  expect(await folder.paths()).toEqual(before);
});

test.for([
  ["Acme", ["--into", "src"], '"Acme" is no package name.'],
  ["acme", ["--into", "../elsewhere"], "--into ../elsewhere is not in this folder."],
  ["acme", ["--into", "/tmp"], "--into /tmp is not in this folder."],
  ["acme", ["--inot", "src"], "There is no option --inot. Did you mean --into?"],
] as const)("new %s %s is a mistake in how it was called", async ([name, rest, message]) => {
  const folder = await folderWithShop();
  const { code, printed } = await folder.run("new", name, folder.document, ...rest);
  expect(printed).toContain(message);
  expect(code).toBe(2);
});
