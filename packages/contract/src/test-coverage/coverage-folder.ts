import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ContractError } from "../contract-error.js";
import { addCoverage, type TestCoverage } from "./test-coverage.js";

/** The environment variable that names the folder: a reporter sets it for the processes in which tests run. */
export const coverageVariable = "PROVIDER_CONTRACT_COVERAGE";

/** Keeps what one mock server saw, in a file of its own. */
export const writeCoverage = async (folder: string, coverage: TestCoverage): Promise<void> => {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${digestOf(coverage)}-${randomUUID()}.json`), JSON.stringify(coverage));
};

/**
 * What all mock servers saw that wrote into a folder, one for each document.
 *
 * @throws {ContractError} `bad-option` when there is no such folder, or nothing in it.
 */
export const readCoverage = async (folder: string): Promise<readonly TestCoverage[]> => {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const found = new Map<string, TestCoverage>();
  for (const name of names.filter((each) => each.endsWith(".json")).sort()) {
    const coverage: TestCoverage = JSON.parse(await readFile(join(folder, name), "utf8"));
    const known = found.get(coverage.name);
    found.set(coverage.name, known === undefined ? coverage : addCoverage(known, coverage));
  }
  if (found.size > 0) return [...found.values()];
  const message = `${folder} holds no coverage: no mock server wrote into it. Run the tests first, with the reporter or \`coverage\`.`;
  throw new ContractError("bad-option", message);
};

/** The same for mock servers of the same document. */
const digestOf = ({ name, items }: TestCoverage): string =>
  createHash("sha256")
    .update(JSON.stringify([name, items.map(({ id }) => id)]))
    .digest("hex")
    .slice(0, 12);
