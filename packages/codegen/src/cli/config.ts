import { readFile } from "node:fs/promises";
import { isAbsolute, posix } from "node:path";
import { nearest, UsageError } from "@provider-clients/command-line";
import { isAddress, isObject, type Json } from "@provider-clients/openapi";
import { checkProviderName } from "../new-provider/add-provider.js";
import type { Target } from "../target.js";

/** The name of the file that says what is generated. */
export const configName = "provider-codegen.config.json";

/** Where editors find what the file may hold, once the package is installed. */
const schemaPath = "./node_modules/@provider-clients/codegen/config.schema.json";

/** One client as the file describes it. Paths are relative to the file. */
export interface ClientEntry {
  readonly name: string;
  /** A path or an address. */
  readonly document: string;
  readonly output: string;
  /** Where the keywords that the types lose are recorded. @default lossy.json beside the document */
  readonly losses?: string;
}

/** What the keys of a client's entry are, for messages. */
export const entryKeys = {
  name: "the client's name, such as acme-pay",
  document: "the path or the address of an OpenAPI document",
  output: "the folder of the generated files",
  losses: "the file that records which keywords the types lose",
} as const satisfies Record<keyof ClientEntry, string>;

/** What the keys of the file are. */
export const configKeys = { $schema: "where editors find the schema", clients: "a list of clients" } as const;

/**
 * The clients that a file describes; undefined where there is no such file.
 *
 * @throws {UsageError} that names the first mistake in it.
 */
export const readConfig = async (file: string): Promise<readonly ClientEntry[] | undefined> => {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    return undefined;
  });
  // Editors of Windows begin a file with a byte order mark.
  return text === undefined ? undefined : parseConfig(text.replace(/^\uFEFF/, ""), file);
};

/** @throws {UsageError} that names the first mistake. */
export const parseConfig = (text: string, file: string): readonly ClientEntry[] => {
  const config = parseJson(text, file);
  if (!isObject(config) || !Array.isArray(config.clients))
    throw new UsageError(`${file} holds no list of clients. Write { "clients": [ … ] }.`);
  checkKeys(config, configKeys, file);
  const clients = config.clients.map((each, index) => readEntry(each, `${file}, clients[${index}]`));
  checkApart(clients, file);
  return clients;
};

/** The text of a file that describes the given clients. */
export const configText = (clients: readonly ClientEntry[]): string =>
  `${JSON.stringify({ $schema: schemaPath, clients }, undefined, 2)}\n`;

/**
 * Where a client's document and what is made of it stand. `call` names the command that makes it again.
 *
 * @throws {UsageError} if the name or the output cannot be used.
 */
export const targetOf = ({ name, document, output, losses }: ClientEntry, call: string): Target => {
  checkProviderName(name);
  if (isAbsolute(output))
    throw new UsageError(`The output ${output} is an absolute path. Give a relative one, such as src/api.`);
  return {
    name,
    document: isAddress(document) ? document : posix.normalize(document),
    losses: posix.normalize(
      losses ?? (isAddress(document) ? `${name}.lossy.json` : `${document}/../lossy.json`),
    ),
    output: posix.normalize(output).replace(/\/+$/, ""),
    command: call,
    isFitted: true,
  };
};

const parseJson = (text: string, file: string): Json => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new UsageError(`${file} is no JSON: ${error.message}.`);
  }
};

const checkKeys = (holder: object, known: Readonly<Record<string, string>>, place: string): void => {
  const unknown = Object.keys(holder).find((key) => !Object.hasOwn(known, key));
  if (unknown === undefined) return;
  const meant = nearest(unknown, Object.keys(known));
  const hint = meant === undefined ? "" : ` Did you mean "${meant}"?`;
  throw new UsageError(
    `${place} has the unknown key "${unknown}".${hint} Known: ${Object.keys(known).join(", ")}.`,
  );
};

const readEntry = (entry: Json, place: string): ClientEntry => {
  if (!isObject(entry))
    throw new UsageError(`${place} is no client. Write { "name", "document", "output" }.`);
  checkKeys(entry, entryKeys, place);
  const text = (key: keyof ClientEntry): string => {
    const value = entry[key];
    if (typeof value === "string" && value.trim() !== "") return value;
    throw new UsageError(`${place} lacks "${key}": ${entryKeys[key]}.`);
  };
  const own = { name: text("name"), document: text("document"), output: text("output") };
  return entry.losses === undefined ? own : { ...own, losses: text("losses") };
};

/** Two clients of one name cannot be told apart, and two in one folder would remove each other's files. */
const checkApart = (clients: readonly ClientEntry[], file: string): void => {
  for (const [index, one] of clients.entries()) {
    for (const other of clients.slice(0, index)) {
      if (one.name === other.name)
        throw new UsageError(`${file} names two clients "${one.name}". Give each its own.`);
      const [inner, outer] = [one, other].map(({ output }) => `${posix.normalize(output)}/`);
      if (inner?.startsWith(outer ?? "") || outer?.startsWith(inner ?? ""))
        throw new UsageError(
          `${file} writes "${other.name}" and "${one.name}" into one folder, ${one.output}. Give each its own.`,
        );
    }
  }
};
