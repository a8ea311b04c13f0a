import { expect, test, vi } from "vitest";
import { createOutsideFolder } from "../../test-support/outside-folder.js";
import { readFixture } from "../../test-support/workspace.js";
import { runGenerateCommand } from "./generate-command.js";

// `generate` runs a compiler, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const shop = await readFixture("shop/openapi.yaml");

test("--watch generates after each change, goes on after a mistake, and ends with the signal", async () => {
  const folder = await createOutsideFolder();
  await folder.write("shop.yaml", shop);
  const client = { name: "shop", document: "shop.yaml", output: "src/shop" };
  await folder.write("provider-codegen.config.json", JSON.stringify({ clients: [client] }));
  const controller = new AbortController();
  const lines: string[] = [];
  let waiting: { readonly text: string; readonly done: () => void } | undefined;
  const print = (line: string): void => {
    lines.push(line);
    if (waiting !== undefined && line.includes(waiting.text)) waiting.done();
  };
  const line = (text: string): Promise<void> =>
    new Promise((done) => {
      waiting = { text, done };
    });
  const watching = line("Watching 3 files");
  const ended = runGenerateCommand(folder.path, ["--watch"], { log: print, error: print }, controller.signal);
  await watching;
  expect(lines).toContain("wrote src/shop/schema.ts");

  const refused = line("Nothing was written.");
  await folder.write("shop.yaml", "openapi: 3.1.0\npaths: [");
  await refused;

  const written = line("wrote src/shop/specification.ts");
  await folder.write("shop.yaml", `${shop}\n# changed\n`);
  await written;

  controller.abort();
  expect(await ended).toBe(0);
});

test("--watch and --check together are a mistake", async () => {
  const folder = await createOutsideFolder();
  const { code, printed } = await folder.run("generate", "--watch", "--check");
  expect(printed).toContain("Give either --check or --watch.");
  expect(code).toBe(2);
});
