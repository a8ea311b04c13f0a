import { createRequire } from "node:module";
import { isContractError } from "../contract-error.js";
import { contractUsage, runContractCommand } from "./contract-command.js";
import { mockCommand, mockUsage } from "./mock-command.js";
import { verifyCommand, verifyUsage } from "./verify-command.js";

const usage = `${mockUsage}

${verifyUsage}

provider-contract check <name|path|url>
  tries the document itself: every case derived from it, sent by plain HTTP to its own mock
  --foreign        it is somebody else's: where it contradicts itself is listed, and fails nothing
${contractUsage.split("\n").slice(1).join("\n")}`;

/** Runs a command line and resolves to its exit code: 0 for success, 1 for a finding, 2 for a mistake in what was given. */
export const main = async ([command, ...argv]: readonly string[]): Promise<number> => {
  try {
    if (command === "help" || [command, ...argv].some((each) => each === "--help" || each === "-h")) {
      console.log(usage);
      return 0;
    }
    if (command === "--version") {
      const { version } = createRequire(import.meta.url)("../../package.json");
      console.log(version);
      return 0;
    }
    if (command === "mock") return await mockCommand(argv);
    if (command === "verify") return await verifyCommand(argv);
    if (command === "check") return await checkCommand(argv);
    const known = "mock, verify and check";
    const problem =
      command === undefined
        ? `No command was given. Known: ${known}.`
        : `There is no command ${command}. Known: ${known}.`;
    console.error(`${problem}\n\n${usage}`);
    return 2;
  } catch (error) {
    if (!isContractError(error)) throw error;
    console.error(error.message);
    return 2;
  }
};

const checkCommand = async ([from, ...argv]: readonly string[]): Promise<number> => {
  const document = from === undefined || from.startsWith("-") ? undefined : from;
  if (document === undefined) {
    console.error(`check needs a document: a name, a path or an address.\n\n${usage}`);
    return 2;
  }
  const rerun = (id: string) => `provider-contract check ${document} --case ${id}`;
  const isForeign = argv.includes("--foreign");
  const others = argv.filter((each) => each !== "--foreign");
  return runContractCommand([{ name: document, document, isForeign }], others, rerun);
};
