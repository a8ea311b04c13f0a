import { spawnSync } from "node:child_process";
import { globSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { rootFolder } from "@provider-clients-internal/shared";
import { type Snippet, snippetsOf } from "./snippets.ts";

// Type-checks every `ts` example of the READMEs and of the packages' doc comments, as a program of its own each.
// They are written below scripts/, because that is where every package of the workspace resolves by its name.
const folder = fileURLToPath(new URL("../node_modules/.cache/docs-snippets", import.meta.url));
const patterns = ["*.md", "specs/*.md", "packages/*/README.md", "packages/*/src/*.ts", "examples/*.md"];

/** Providers that new-provider added are no dependencies of this workspace: their sources are read. */
function pathsOfAdded(): Record<string, string[]> {
  const linked = new Set(
    readdirSync(fileURLToPath(new URL("../node_modules/@provider-clients", import.meta.url))),
  );
  const added = readdirSync(join(rootFolder, "packages")).filter((name) => !linked.has(name));
  return Object.fromEntries(
    added.map((name) => [`@provider-clients/${name}`, [join(rootFolder, "packages", name, "src/index.ts")]]),
  );
}

const configuration = {
  extends: join(rootFolder, "tsconfig.base.json"),
  compilerOptions: {
    noEmit: true,
    noUnusedLocals: false,
    paths: pathsOfAdded(),
    types: ["node"],
    typeRoots: [join(rootFolder, "node_modules/@types")],
  },
  include: ["*.ts"],
};

function writeProgram(snippets: readonly Snippet[]): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(configuration));
  for (const [index, snippet] of snippets.entries()) {
    writeFileSync(join(folder, `snippet-${index}.ts`), `${snippet.code}\nexport {};\n`);
  }
}

/** `snippet-3.ts(2,5): error …` becomes `README.md:41:5: error …`. */
function locate(line: string, snippets: readonly Snippet[]): string {
  return line.replace(
    /^.*snippet-(\d+)\.ts\((\d+),(\d+)\)/,
    (whole, index: string, row: string, column: string) => {
      const snippet = snippets[Number(index)];
      return snippet
        ? `${relative(rootFolder, snippet.file)}:${snippet.line + Number(row) - 1}:${column}`
        : whole;
    },
  );
}

const snippets = globSync(patterns, { cwd: rootFolder })
  .filter((file) => !file.endsWith(".test.ts"))
  .sort()
  .flatMap((file) => snippetsOf(join(rootFolder, file)));
writeProgram(snippets);
const result = spawnSync(join(rootFolder, "node_modules/.bin/tsc"), ["-p", folder, "--pretty", "false"], {
  encoding: "utf8",
});
if (result.error) throw result.error;
if (result.status === 0) {
  console.log(`docs: ${snippets.length} TypeScript examples type-check`);
} else {
  for (const line of result.stdout.trimEnd().split("\n")) console.error(locate(line, snippets));
  console.error("docs: an example does not type-check; correct the example or the code it shows.");
  process.exitCode = 1;
}
