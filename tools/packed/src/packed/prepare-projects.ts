import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { packedFolder } from "../folders.ts";
import { compilePrograms } from "./compile-programs.ts";
import { installProject } from "./install-project.ts";
import type { PackedPackage } from "./pack-packages.ts";

/** A project with installed packages and compiled programs. */
export interface PreparedProject {
  readonly project: string;
  readonly folder: string;
}

// Types for programs on Node.js, as its users have them.
const dependencies = { "@types/node": "^24.0.0" };

// Optional peer dependencies that some entries of the clients need.
export const optionalPeers = { "@opentelemetry/api": "1.10.0" };

/** Installs the client packages and the facade in an empty project, with their programs. */
export const prepareClients = async (
  root: string,
  packed: readonly PackedPackage[],
): Promise<PreparedProject> => {
  const project = join(root, "clients");
  const packages = packed.map(({ name }) => name).filter((name) => name !== "@provider-clients/contract");
  await installProject(project, packed, { packages, dependencies: { ...dependencies, ...optionalPeers } });
  const programs = ["main.ts", "worker.ts", "required.cts", "bulk.ts", "bulk-refusal.ts"];
  const folder = await compilePrograms(project, programs, ["node"]);
  return { project, folder };
};

/** The tools that people use around the clients, in the versions that this workspace has. */
const around = ["@tanstack/query-core", "msw", "msw-2", "undici-7", "undici-8"];

/** Installs the clients beside the tools that people use around them, in an empty project, with its program. */
export const prepareAround = async (
  root: string,
  packed: readonly PackedPackage[],
): Promise<PreparedProject> => {
  const project = join(root, "around");
  const { devDependencies } = JSON.parse(await readFile(join(packedFolder, "package.json"), "utf8"));
  const tools = Object.fromEntries(around.map((name) => [name, String(devDependencies[name])]));
  const packages = ["client-core", "payabli", "soap"].map((id) => `@provider-clients/${id}`);
  await installProject(project, packed, { packages, dependencies: { ...dependencies, ...tools } });
  // The declarations of the tools do not check under the options that ours do.
  return { project, folder: await compilePrograms(project, ["around.ts"], ["node"], { skipLibCheck: true }) };
};

const contractPrograms = ["contract.ts", "contract-refusal.ts"];

/** Installs the contract package in an empty project, with its program. */
export const prepareContract = async (
  root: string,
  packed: readonly PackedPackage[],
): Promise<PreparedProject> => {
  const project = join(root, "contract");
  const packages = ["@provider-clients/contract", "@provider-clients/soap"];
  await installProject(project, packed, { packages, dependencies });
  return { project, folder: await compilePrograms(project, contractPrograms, ["node"]) };
};
