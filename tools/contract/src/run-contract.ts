import type { Terminal } from "@provider-clients/command-line";
import { runContractCommand } from "@provider-clients/contract";
import { rootFolder } from "@provider-clients-internal/shared";
import { addedSubjects } from "./added-subjects.ts";
import { ownSubjects } from "./subjects.ts";

/**
 * The `contract` command: checks every provider's client and validators against its document. Resolves to the exit
 * code.
 */
export const runContract = async (args: readonly string[], terminal: Terminal): Promise<number> =>
  runContractCommand([...ownSubjects, ...(await addedSubjects(rootFolder))], args, {
    name: "pnpm contract",
    rerun: (id) => `pnpm contract --case ${id}`,
    terminal,
  });
