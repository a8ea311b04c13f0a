import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { rootFolder } from "@provider-clients-internal/shared";
import { expect, test } from "vitest";
import { examplePages } from "./example-pages.ts";

const pages = examplePages(rootFolder);

test("every program of examples/ is a recipe, or the code that a recipe shows beside its own", () => {
  const files = globSync("examples/src/*.ts", { cwd: rootFolder });
  const shown = pages.map(({ body }) => body).join("\n");
  expect(files.filter((file) => !shown.includes(`\`\`\`ts ${file}\n`))).toEqual([]);
});

test("a recipe shows the program that CI runs, word for word, and says what it reads", () => {
  const page = pages.find(({ slug }) => slug === "recipes/receive-webhooks");
  const code = readFileSync(join(rootFolder, "examples/src/receive-webhooks.ts"), "utf8");
  expect(page).toMatchObject({ title: "Receive Soap's webhooks", section: "Recipes" });
  expect(page?.body).toContain(code);
  expect(page?.body).toContain("`examples/src/receive-webhooks.ts` reads `SOAP_WEBHOOK_SECRET`");
});
