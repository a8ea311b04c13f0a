import { createHash } from "node:crypto";
import { mkdir, readFile, symlink } from "node:fs/promises";
import { basename, join } from "node:path";
import { runNewProvider } from "@provider-clients/codegen";
import { operationsIn, readDocument } from "@provider-clients/openapi";
import { captureCommand, rootFolder } from "@provider-clients-internal/shared";
import { parse } from "yaml";
import { measureContract } from "./measure-contract.ts";
import type { MeasuredDocument } from "./measured-document.ts";
import { makeRepository } from "./throwaway-repository.ts";

/** Adds a document to a temporary repository, compiles the package, and runs its contract checks. */
export const measureDocument = async (
  location: string,
  contractMinutes: number,
): Promise<MeasuredDocument> => {
  const repository = await makeRepository();
  try {
    const file = basename(location);
    const name = packageNameOf(file);
    const lines: string[] = [];
    const print = (line: string): void => void lines.push(line);
    const terminal = { log: print, error: print };
    const operations = operationsIn((await readDocument(location)).document).length;
    const about = { file, sha256: await sha256Of(location), operations };
    const code = await runNewProvider(repository.root, [name, location], terminal);
    if (code !== 0) {
      const refused = lines.join(" ").replaceAll(location, file);
      const contract = { state: "not run", reason: "no package" } as const;
      return { ...about, generated: 0, leftOut: [], losses: 0, refused, contract };
    }
    const compiler = await compilePackage(repository.root, name);
    return {
      ...about,
      ...(await readResult(repository.root, name)),
      compiler,
      contract:
        compiler === undefined
          ? await measureContract(repository.root, contractMinutes)
          : { state: "not run", reason: "does not compile" },
    };
  } finally {
    await repository.remove();
  }
};

/** A name that none of our packages has. */
const packageNameOf = (file: string): string => {
  const words = file
    .replace(/\.\w+$/, "")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  return ["third", ...words].join("-");
};

const sha256Of = async (location: string): Promise<string> =>
  createHash("sha256")
    .update(await readFile(location))
    .digest("hex");

/** Builds the package and type-checks it with its tests; resolves to the first error. */
const compilePackage = async (root: string, name: string): Promise<string | undefined> => {
  const folder = join(root, "packages", name);
  await mkdir(join(folder, "node_modules/@provider-clients-internal"), { recursive: true });
  await symlink(
    join(rootFolder, "tools/test-support"),
    join(folder, "node_modules/@provider-clients-internal/test-support"),
  );
  for (const project of ["tsconfig.build.json", "tsconfig.json"]) {
    const compiler = join(rootFolder, "node_modules/.bin/tsc");
    const { code, stdout, stderr } = await captureCommand(compiler, ["-p", project], { cwd: folder });
    const [complaint = "it does not end"] = (stdout + stderr).split("\n");
    if (code !== 0) return complaint;
  }
  return undefined;
};

const readResult = async (
  root: string,
  name: string,
): Promise<Pick<MeasuredDocument, "generated" | "leftOut" | "losses">> => {
  const read = (path: string): Promise<string> => readFile(join(root, "specs", name, path), "utf8");
  const sources = await read("SOURCES.md");
  const [, section = ""] = /^## What was left out\n([\s\S]*?)^## /m.exec(sources) ?? [];
  const leftOut = [...section.matchAll(/^- (.+?)\. (.+)$/gm)].map(([, title = "", reason = ""]) => ({
    title,
    reason,
  }));
  const lossy = /The types lose (\d+)/.exec(sources);
  return {
    generated: operationsIn(parse(await read("openapi.yaml"))).length,
    leftOut,
    losses: Number(lossy?.[1] ?? 0),
  };
};
