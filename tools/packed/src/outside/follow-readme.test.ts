import { readFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "@provider-clients-internal/shared";
import { expect, test } from "vitest";
import { followReadme } from "./follow-readme.ts";

const fence = "```";
const readme = `# Tool

${fence}sh
exit 1
${fence}

## First

Save this as \`src/server.mjs\`:

${fence}js src/server.mjs
import { createServer } from "node:http";
createServer((_, response) => response.end("hello")).listen(4010, "127.0.0.1", () => console.log("ready"));
${fence}

In another terminal:

${fence}sh another terminal
node src/server.mjs
${fence}

${fence}sh
node -e 'fetch("http://127.0.0.1:4010").then((answer) => answer.text()).then((text) => console.log(text))'
${fence}

${fence}text
hello
${fence}

## Second

${fence}sh
exit 1
${fence}
`;

test("a section is followed word for word, with another port, and nothing else is", async () => {
  using folder = temporaryFolder("readme");
  expect(await followReadme(folder.path, readme, "First", 4010)).toEqual({
    printed: "hello\n",
    promised: "hello\n",
  });
  expect(readFileSync(join(folder.path, "src/server.mjs"), "utf8")).toContain("createServer");
});

test("a command that fails says what it was", async () => {
  using folder = temporaryFolder("readme");
  await expect(followReadme(folder.path, readme, "Second", 4010)).rejects.toThrow("exit 1");
});
