import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { createOutsideFolder, type OutsideFolder } from "../../test-support/outside-folder.js";
import { servePage } from "../../test-support/serve-page.js";
import { readFixture } from "../../test-support/workspace.js";

// `generate` runs a compiler, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const shop = await readFixture("shop/openapi.yaml");
const config = (clients: readonly object[], more: object = {}): string =>
  JSON.stringify({ clients, ...more });
const client = { name: "shop", document: "shop.yaml", output: "src/shop" };

const folderWith = async (clients: readonly object[], more?: object): Promise<OutsideFolder> => {
  const folder = await createOutsideFolder();
  await folder.write("shop.yaml", shop);
  await folder.write("provider-codegen.config.json", config(clients, more));
  return folder;
};

test("writes the clients of the config, and is silent once they are there", async () => {
  const folder = await folderWith([client]);
  const { code, printed } = await folder.run("generate");
  expect(printed.split("\n")).toHaveLength(10);
  expect(printed).toContain("wrote src/shop/operations.ts");
  expect(code).toBe(0);
  expect(await folder.run("generate", "shop")).toEqual({ code: 0, printed: "" });
});

test("--check names what is stale, missing and orphaned, and the command", async () => {
  const folder = await folderWith([client]);
  await folder.run("generate");
  const orphan = await folder.read("src/shop/checks.ts");
  await folder.write("src/shop/old.ts", orphan);
  await folder.write("shop.yaml", `${shop}\n# another document\n`);
  expect(await folder.run("generate", "--check")).toEqual({
    code: 1,
    printed: [
      "orphaned: src/shop/old.ts (nothing generates it; only generated files live in src/shop)",
      "stale: src/shop/specification.ts",
      "Run `npx provider-codegen generate` and commit what it writes.",
    ].join("\n"),
  });
});

test("what is written for lists of every style compiles", async () => {
  const folder = await folderWith([{ ...client, document: "lists.json", name: "lists" }]);
  const styles = [
    { style: "offset", items: "/data", position: "from", size: "size", identity: "id" },
    { style: "page", items: "/data", position: "from", first: 0 },
    { style: "cursor", items: "/data", position: "after", next: "/next" },
    { style: "link", items: "/data", position: "from", size: "size" },
    { style: "link", items: "", position: "after" },
  ];
  await folder.write("lists.json", JSON.stringify(documentOfLists(styles)));
  const { code, printed } = await folder.run("generate");
  expect(printed).toContain("wrote src/shop/pagination.ts");
  expect(code).toBe(0);
});

const documentOfLists = (styles: readonly { readonly style: string; readonly items: string }[]): object => ({
  openapi: "3.1.1",
  "x-provider": { name: "lists", title: "Lists", isForeign: true },
  info: { title: "Lists", version: "1" },
  paths: Object.fromEntries(
    styles.map((extension, index) => {
      const items = { type: "array", items: { type: "object", properties: { id: { type: "integer" } } } };
      const schema =
        extension.items === ""
          ? items
          : { type: "object", properties: { data: items, next: { type: ["string", "null"] } } };
      const query = (name: string, type: string): object => ({ name, in: "query", schema: { type } });
      const operation = {
        operationId: `listKind${index}`,
        "x-pagination": extension,
        parameters: [query("from", "integer"), query("size", "integer"), query("after", "string")],
        responses: { "200": { description: "A page.", content: { "application/json": { schema } } } },
      };
      return [`/kind${index}`, { get: operation }];
    }),
  ),
});

test("takes a document as its provider wrote it, without a name for anything", async () => {
  const folder = await folderWith([{ ...client, document: "plain.json" }]);
  const answer = { description: "Done.", content: { "application/json": { schema: { type: "object" } } } };
  const plain = {
    openapi: "3.0.3",
    info: { title: "Shop", version: "2" },
    servers: [{ url: "https://shop.example/{region}", variables: { region: { default: "eu" } } }],
    security: [{ "api key": [] }],
    paths: { "/orders": { get: { responses: { "200": answer } } } },
    components: { securitySchemes: { "api key": { type: "apiKey", in: "header", name: "X-Key" } } },
  };
  await folder.write("plain.json", JSON.stringify(plain));
  expect(await folder.run("generate")).toMatchObject({ code: 0 });
  const operations = await folder.read("src/shop/operations.ts");
  expect(operations).toContain('environments: { default: "https://shop.example/eu" }');
  expect(operations).toContain('security: [["apiKey"]]');
  expect(operations).toContain("export interface ShopOperations");
});

test("options stand in for a config", async () => {
  const folder = await createOutsideFolder();
  await folder.write("shop.yaml", shop);
  const options = ["--name", "shop", "--document", "shop.yaml", "--output", "made"];
  expect(await folder.run("generate", ...options)).toMatchObject({ code: 0 });
  expect(await folder.read("made/schema.ts")).toContain(
    "`npx provider-codegen generate --name shop --document shop.yaml --output made`",
  );
  expect(await folder.run("generate", "--check", ...options)).toEqual({ code: 0, printed: "" });
});

test("another config is read from its own folder", async () => {
  const folder = await createOutsideFolder();
  await folder.write("inner/shop.yaml", shop);
  await folder.write("inner/codegen.json", config([client]));
  expect(await folder.run("generate", "--config", join("inner", "codegen.json"))).toMatchObject({ code: 0 });
  expect(await folder.paths()).toContain("inner/src/shop/schema.ts");
});

test.for<[what: string, clients: readonly object[], more: object, message: string]>([
  ["an unknown key", [client], { client: [] }, 'has the unknown key "client". Did you mean "clients"?'],
  [
    "an unknown key of a client",
    [{ ...client, ouput: "x" }],
    {},
    'clients[0] has the unknown key "ouput". Did you mean "output"?',
  ],
  ["a client without a document", [{ name: "a", output: "x" }], {}, 'clients[0] lacks "document"'],
  ["two clients of one name", [client, { ...client, output: "x" }], {}, 'names two clients "shop".'],
  [
    "two clients in one folder",
    [client, { ...client, name: "market", output: "./src/shop/inner/" }],
    {},
    'writes "shop" and "market" into one folder',
  ],
])("%s is a mistake that is named, and nothing is written", async ([, clients, more, message]) => {
  const folder = await folderWith(clients, more);
  const before = await folder.paths();
  const { code, printed } = await folder.run("generate");
  expect(printed).toContain(message);
  expect(code).toBe(2);
  expect(await folder.paths()).toEqual(before);
});

test.for([
  [["generate"], "There is no provider-codegen.config.json here."],
  [["generate", "--name", "shop"], "--name, --document and --output belong together."],
  [["generate", "--chekc"], "Did you mean --check?"],
] as const)("%s in an empty folder is a mistake in how it was called", async ([args, message]) => {
  const folder = await createOutsideFolder();
  const { code, printed } = await folder.run(...args);
  expect(printed).toContain(message);
  expect(code).toBe(2);
});

test("a name that the config lacks is told with the nearest that it has", async () => {
  const folder = await folderWith([client]);
  const { code, printed } = await folder.run("generate", "shpo");
  expect(printed).toContain('There is no client "shpo". Did you mean "shop"?');
  expect(code).toBe(2);
});

test("a document that is not there is told by its path, and nothing is written", async () => {
  const folder = await folderWith([{ ...client, document: "specs/shop.yaml" }]);
  expect(await folder.run("generate")).toEqual({
    code: 1,
    printed: "specs/shop.yaml: there is no such file. Correct the path, or create it.\nNothing was written.",
  });
});

test("an address that answers a web page is one sentence", async () => {
  const url = await servePage("<html></html>");
  const folder = await folderWith([{ ...client, document: url }]);
  const { code, printed } = await folder.run("generate");
  expect(printed).toContain(`${url}: this is a web page (HTML), not an OpenAPI document.`);
  expect(code).toBe(1);
});

test("a file that somebody wrote by hand is not written over", async () => {
  const folder = await folderWith([{ ...client, output: "src" }]);
  await folder.write("src/schema.ts", "export const mine = 1;\n");
  const { code, printed } = await folder.run("generate");
  expect(printed).toContain("src/schema.ts: this file was written by hand");
  expect(code).toBe(1);
  expect(await folder.read("src/schema.ts")).toBe("export const mine = 1;\n");
  expect(await folder.paths()).toHaveLength(3);
});

test.for([
  ["Acme Pay", "src/shop", '"Acme Pay" is no package name.'],
  ["../shop", "src/shop", '"../shop" is no package name.'],
  ["shop", "/src/shop", "The output /src/shop is an absolute path. Give a relative one, such as src/api."],
] as const)("the name %s and the output %s are a mistake", async ([name, output, message]) => {
  const folder = await createOutsideFolder();
  await folder.write("shop.yaml", shop);
  const { code, printed } = await folder.run(
    ...["generate", "--name", name, "--document", "shop.yaml", "--output", output],
  );
  expect(printed).toContain(message);
  expect(code).toBe(2);
  expect(await folder.paths()).toEqual(["shop.yaml"]);
});

test("a file in the way of the output is one sentence, and nothing is written", async () => {
  const folder = await createOutsideFolder();
  await folder.write("shop.yaml", shop);
  await folder.write("src", "mine");
  const { code, printed } = await folder.run(
    ...["generate", "--name", "shop", "--document", "shop.yaml", "--output", "src/shop"],
  );
  expect(printed).toBe(
    `${folder.path}/src/shop: a file stands where a folder is needed. Move it, or choose another folder.`,
  );
  expect(code).toBe(1);
  expect(await folder.paths()).toEqual(["shop.yaml", "src"]);
});

test("an output outside of the config's folder is compared like any other", async () => {
  const folder = await createOutsideFolder();
  await folder.write("shop.yaml", shop);
  const client = { name: "shop", document: "../shop.yaml", output: "../src/shop" };
  await folder.write("config/c.json", `\uFEFF${JSON.stringify({ clients: [client] })}`);
  expect(await folder.run("generate", "--config", "config/c.json")).toMatchObject({ code: 0 });
  expect(await folder.run("generate", "--config", "config/c.json", "--check")).toEqual({
    code: 0,
    printed: "",
  });
});
