import { ContractError } from "../contract-error.js";

const oldest = [24, 18] as const;

/**
 * Refuses a Node.js that is too old for Prism, before anything here uses what it lacks.
 *
 * @throws {ContractError} `old-node` below Node.js 24.18, which Prism requires.
 */
export const requireNode = (version = process.versions.node): void => {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  throw new ContractError(
    "old-node",
    `@provider-clients/contract needs Node.js ${oldest.join(".")} or newer (Prism's floor); this is ${version}.`,
  );
};
