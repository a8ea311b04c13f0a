import { dirname, resolve } from "node:path";
import {
  describeCommand,
  runCommandLine,
  type Terminal,
  UsageError,
  unknownName,
} from "@provider-clients/command-line";
import { generateProject, type Project } from "../output/generate-project.js";
import type { Target } from "../target.js";
import { type ClientEntry, configName, readConfig, targetOf } from "./config.js";
import { watchProject } from "./watch-project.js";

const command = describeCommand({
  name: "provider-codegen generate",
  summary: `Generated files from the documents that ${configName} names, or from one document that options name.`,
  operands: [{ name: "names", about: "only these clients of the file", isRepeated: true }],
  options: {
    check: { type: "boolean", about: "write nothing; name what is stale, missing or orphaned" },
    watch: { type: "boolean", about: "go on, and generate again after every change, until Ctrl-C" },
    config: { type: "string", value: "file", about: `another file than ${configName}` },
    name: { type: "string", about: "without a file: the name of the client" },
    document: { type: "string", value: "path|address", about: "without a file: the document" },
    output: { type: "string", value: "folder", about: "without a file: where the generated files go" },
  },
  exitCodes: {
    0: "everything is up to date now",
    1: "a document is wrong, or with --check something is stale",
    2: "a mistake in how it was called, or in the file",
  },
});

/** The `generate` command in the given folder; resolves to its exit code. */
export const runGenerateCommand = (
  folder: string,
  args: readonly string[],
  terminal: Terminal,
  signal?: AbortSignal,
): Promise<number> =>
  runCommandLine(command, args, terminal, async ({ values, operands }) => {
    if (values.check && values.watch) throw new UsageError("Give either --check or --watch.");
    const load = async (): Promise<Project> =>
      projectOfOptions(folder, values) ?? (await projectOfFile(folder, values.config, operands));
    const project = await load();
    if (!values.watch) return generateProject(project, values.check, terminal);
    const config = values.name === undefined ? resolve(folder, values.config ?? configName) : undefined;
    return watchProject({ load, config }, terminal, signal ?? interruption());
  });

/** Comes with Ctrl-C. */
const interruption = (): AbortSignal => {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => controller.abort());
  return controller.signal;
};

type Options = { readonly [Key in "config" | "name" | "document" | "output"]: string | undefined };

const projectOfOptions = (root: string, { config, name, document, output }: Options): Project | undefined => {
  if (name === undefined && document === undefined && output === undefined) return undefined;
  if (name === undefined || document === undefined || output === undefined)
    throw new UsageError("--name, --document and --output belong together. Give all three, or none.");
  if (config !== undefined) throw new UsageError("Give either --config, or --name, --document and --output.");
  const call = `npx provider-codegen generate --name ${name} --document ${document} --output ${output}`;
  const target = targetOf({ name, document, output }, call);
  return { root, targets: [target], folders: [], shared: [], command: call };
};

const projectOfFile = async (
  folder: string,
  given: string | undefined,
  names: readonly string[],
): Promise<Project> => {
  const file = given ?? configName;
  const clients = await readConfig(resolve(folder, file));
  if (clients === undefined)
    throw new UsageError(
      `There is no ${file} here. \`provider-codegen new\` makes one, or give --name, --document and --output.`,
    );
  const call = `npx provider-codegen generate${given === undefined ? "" : ` --config ${given}`}`;
  return {
    root: dirname(resolve(folder, file)),
    targets: chooseClients(clients, names).map((client) => targetFor(client, call)),
    folders: [],
    shared: [],
    command: call,
  };
};

const targetFor = (client: ClientEntry, call: string): Target => targetOf(client, `${call} ${client.name}`);

const chooseClients = (clients: readonly ClientEntry[], names: readonly string[]): readonly ClientEntry[] => {
  const known = clients.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw unknownName("client", unknown, known);
  return names.length === 0 ? clients : clients.filter(({ name }) => names.includes(name));
};
