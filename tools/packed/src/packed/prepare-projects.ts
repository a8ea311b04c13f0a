import { join } from "node:path";
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
