import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { runGenerate } from "@provider-clients/codegen";
import { expect, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import { compileCalls } from "../test-support/compile-package.ts";
import { createRepository, type Repository } from "../test-support/repository.ts";

const text = await readFile(new URL("../test-support/beyond-json.yaml", import.meta.url), "utf8");

const added = async (): Promise<Repository & { readonly printed: string }> => {
  const repository = await createRepository();
  const { code, printed } = await repository.newProvider(
    "beyond-json",
    await repository.document("a.yaml", text),
  );
  expect(printed).toContain("packages/beyond-json");
  expect(code).toBe(0);
  return { ...repository, printed };
};

test("says what it changed, left out and lost", async () => {
  const { printed, read } = await added();
  const lines = printed.split("\n");
  expect(lines).toContain(
    'The server "http://insecure.example" is left out: it is not an absolute https URL.',
  );
  expect(lines).toContain('No operation asks for the credential "Certificate": it is left out.');
  expect(lines).toContain(
    'POST /files: the operationId "upload-file" became `postFiles`, because another operation has its method name.',
  );
  expect(lines).toContain(
    "Methods named after their path, for want of an operationId: 1 (SOURCES.md lists each).",
  );
  expect(lines).toContain(
    "The types lose 1 keyword of the document; specs/beyond-json/lossy.json names each.",
  );
  expect(await read("specs/beyond-json/SOURCES.md")).toContain(
    "- GET /files/{id} has no operationId: its method is `getFilesById`.",
  );
});

test("names environments after what tells the servers apart", async () => {
  const { read } = await added();
  const document = parse(await read("specs/beyond-json/openapi.yaml"));
  expect(
    document.servers.map((server: Record<string, string>) => [server["x-environment"], server.url]),
  ).toEqual([
    ["eu", "https://eu.api.example/v1"],
    ["us", "https://us.api.example/v1"],
    ["test", "https://test.api.example/v1"],
    ["test2", "https://test2.api.example/v1"],
  ]);
});

test("compiles, with every operation callable", async () => {
  const { root } = await added();
  const ids = ["postFiles", "getFiles", "getFilesById", "uploadFile", "patchFilesById", "thenOperation"];
  expect(await compileCalls(root, "beyond-json", ids)).toBe("");
  expect(await compileCalls(root, "beyond-json", ["noSuchOperation"])).toContain("noSuchOperation");
});

test("hands out the same import paths as a package that is here, one with pages", async () => {
  const { read } = await added();
  const own = JSON.parse(
    await readFile(new URL("../../../packages/payabli/package.json", import.meta.url), "utf8"),
  );
  expect(JSON.parse(await read("packages/beyond-json/package.json")).exports).toEqual(own.exports);
});

test("stops generation at a lost keyword that is not recorded", async () => {
  const { root, read, files } = await added();
  expect(JSON.parse(await read("specs/beyond-json/lossy.json"))).toEqual([
    { pointer: "#/components/schemas/About", keyword: "not" },
  ]);
  const lines: string[] = [];
  const terminal = {
    log: (line: string) => void lines.push(line),
    error: (line: string) => void lines.push(line),
  };
  expect(await runGenerate(root, ["beyond-json", "--check"], terminal)).toBe(0);
  await writeFile(join(root, "specs/beyond-json/lossy.json"), "[]");
  expect(await runGenerate(root, ["beyond-json"], terminal)).toBe(1);
  expect(lines.join("\n")).toContain("the types would lose `not`");
  expect(Object.keys(await files())).toContain("packages/beyond-json/src/generated/operations.ts");
});

test("leaves no trace once it is removed", async () => {
  const repository = await createRepository();
  const before = await repository.files();
  const path = await repository.document("a.yaml", text);
  await repository.newProvider("beyond-json", path);
  expect(await repository.read("README.md")).toContain("`@provider-clients/beyond-json`");
  expect(await repository.newProvider("beyond-json", "--remove")).toMatchObject({ code: 0 });
  expect(await repository.files()).toEqual(before);
});

test("bundles a document in several files", async () => {
  const repository = await createRepository();
  await repository.document("parts/about.yaml", "type: object\nproperties: { kind: { type: string } }\n");
  const whole = text.replace(/ {4}About: .*/, "    About: { $ref: parts/about.yaml }");
  const { code, printed } = await repository.newProvider("many", await repository.document("a.yaml", whole));
  expect(printed).toContain("packages/many");
  expect(code).toBe(0);
  expect(await repository.read("specs/many/openapi.yaml")).not.toContain("about.yaml");
});

const htmlAddress = async (): Promise<string> => {
  const server = createServer((_, response) => response.end("<!doctype html><html></html>"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/openapi.yaml`;
};

test.each<[what: string, name: string, location: (repository: Repository) => Promise<string>, line: RegExp]>([
  [
    "an address that answers HTML",
    "acme",
    htmlAddress,
    /this is a web page \(HTML\), not an OpenAPI document/,
  ],
  [
    "a file that is not there",
    "acme",
    async () => "no-such-file.yaml",
    /no-such-file\.yaml: there is no such file/,
  ],
  ["a name that is taken", "client-core", async () => "a.yaml", /packages\/client-core exists already/],
  ["a document that is none", "acme", ({ document }) => document("a.yaml", "a: 1"), /no `openapi` key/],
  [
    "a document with no operation that could be made",
    "acme",
    ({ document }) =>
      document(
        "a.yaml",
        `openapi: 3.1.1\ninfo: { title: A, version: "1" }\npaths: { /a: { get: { responses: { 2xx: { description: Yes } } } } }\n`,
      ),
    /a\.yaml:3 #\/paths\/~1a\/get\/responses\/2xx: "2xx" is not a status\. Write "2XX"\./,
  ],
])("refuses %s in one line, and writes nothing", async (_, name, location, line) => {
  const repository = await createRepository();
  const before = await repository.files();
  const { code, printed } = await repository.newProvider(name, await location(repository));
  expect(printed).toMatch(line);
  expect(printed.split("\n")).toHaveLength(1);
  expect(code).toBe(1);
  expect(await repository.files()).toEqual(before);
});

test("refuses a name that is none, and says how the command is called", async () => {
  const repository = await createRepository();
  const { code, printed } = await repository.newProvider("Acme_Pay", "a.yaml");
  expect(printed).toMatch(/^"Acme_Pay" is no package name\..*\n\n {2}pnpm new-provider <name>/);
  expect(code).toBe(2);
});

test.each<[what: string, line: RegExp, text: string]>([
  [
    "with an invalid schema",
    /^Left out: POST \/files\. \S+a\.yaml:26 #\/paths\/~1files\/post\S+\/pages: `type` is "list"\./m,
    text.replace("pages: { type: array", "pages: { type: list"),
  ],
  [
    "that refers to a file that is not there",
    /^Left out: POST \/files\. \S+a\.yaml:27 #\/paths\/~1files\/post\S+\/about: \$ref "gone\.yaml" leads nowhere/m,
    text.replace("#/components/schemas/About", "gone.yaml"),
  ],
])("leaves out an operation %s, and makes the rest", async (_, line, changed) => {
  const repository = await createRepository();
  const { code, printed } = await repository.newProvider(
    "acme",
    await repository.document("a.yaml", changed),
  );
  expect(printed).toMatch(line);
  expect(printed).toContain("5 operations, 1 left out (specs/acme/SOURCES.md says why).");
  expect(code).toBe(0);
  const sources = await repository.read("specs/acme/SOURCES.md");
  expect(sources).toContain("## What was left out");
  expect(sources).toMatch(/^- POST \/files\. a\.yaml:2\d #\/paths/m);
  expect(await repository.read("specs/acme/openapi.yaml")).not.toContain("multipart/form-data");
  expect(await compileCalls(repository.root, "acme", ["getFiles", "getFilesById"])).toBe("");
});

test("removes nothing that it has not added", async () => {
  const repository = await createRepository();
  const { code, printed } = await repository.newProvider("soap", "--remove");
  expect(printed).toBe("there is no specs/soap to remove.");
  expect(code).toBe(1);
});
