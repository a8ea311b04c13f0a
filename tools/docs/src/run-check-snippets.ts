import { spawnSync } from "node:child_process";
import { globSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describeCommand, runCommandLine, type Terminal } from "@provider-clients/command-line";
import { rootFolder } from "@provider-clients-internal/shared";
import { type Snippet, snippetsOf, uncheckedLines } from "./snippets.ts";

// In this workspace, every package resolves by its name.
const folder = fileURLToPath(new URL("../node_modules/.cache/docs-snippets", import.meta.url));
const patterns = [
  "*.md",
  "specs/*.md",
  "packages/*/README.md",
  "tools/*/README.md",
  ".changeset/*.md",
  "docs/**/*.md",
  "packages/*/src/*.ts",
  "examples/*.md",
];

/** Providers added by new-provider are not dependencies of this workspace, so their sources are used. */
const pathsOfAdded = (): Record<string, string[]> => {
  const linked = new Set(
    readdirSync(fileURLToPath(new URL("../node_modules/@provider-clients", import.meta.url))),
  );
  const added = readdirSync(join(rootFolder, "packages")).filter((name) => !linked.has(name));
  return Object.fromEntries(
    added.map((name) => [`@provider-clients/${name}`, [join(rootFolder, "packages", name, "src/index.ts")]]),
  );
};

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

const writeProgram = (snippets: readonly Snippet[]): void => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(configuration));
  for (const [index, snippet] of snippets.entries()) {
    writeFileSync(join(folder, `snippet-${index}.ts`), `${snippet.code}\nexport {};\n`);
  }
};

/** `snippet-3.ts(2,5): error …` becomes `README.md:41:5: error …`. */
const locate = (line: string, snippets: readonly Snippet[]): string =>
  line.replace(/^.*snippet-(\d+)\.ts\((\d+),(\d+)\)/, (whole, index: string, row: string, column: string) => {
    const snippet = snippets[Number(index)];
    return snippet
      ? `${relative(rootFolder, snippet.file)}:${snippet.line + Number(row) - 1}:${column}`
      : whole;
  });

const command = describeCommand({
  name: "pnpm lint:snippets",
  summary:
    "Type-checks every `ts` example of the READMEs, the site and the packages' doc comments, as a program of its own each.",
  exitCodes: { 0: "all of them type-check", 1: "one does not" },
});

/** Examples in JavaScript or TSX, as `docs/x.md:36`. */
const uncheckedExamples = (files: readonly string[]): string[] =>
  files
    .filter((file) => file.endsWith(".md"))
    .flatMap((file) =>
      uncheckedLines(readFileSync(join(rootFolder, file), "utf8")).map((line) => `${file}:${line}`),
    );

/** The `lint:snippets` command; resolves to its exit code. */
export const runCheckSnippets = (args: readonly string[], terminal: Terminal): Promise<number> =>
  runCommandLine(command, args, terminal, () => {
    const files = globSync(patterns, { cwd: rootFolder })
      .filter((file) => !file.endsWith(".test.ts"))
      .sort();
    const unchecked = uncheckedExamples(files);
    for (const place of unchecked)
      terminal.error(
        `${place}: this example is not type-checked. Write it as \`ts\`, or name the tested file.`,
      );
    if (unchecked.length > 0) return 1;
    const snippets = files.flatMap((file) => snippetsOf(join(rootFolder, file)));
    writeProgram(snippets);
    const tsc = join(rootFolder, "node_modules/.bin/tsc");
    const result = spawnSync(tsc, ["-p", folder, "--pretty", "false"], { encoding: "utf8" });
    if (result.error) throw result.error;
    if (result.status === 0) {
      terminal.log(`snippets: ${snippets.length} TypeScript examples type-check`);
      return 0;
    }
    for (const line of result.stdout.trimEnd().split("\n")) terminal.error(locate(line, snippets));
    terminal.error("snippets: an example does not type-check; correct the example or the code it shows.");
    return 1;
  });
