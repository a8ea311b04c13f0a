import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { findSpecs, MARKER, methodName, pascalCase } from "@provider-clients/codegen/repository";
import { type CallCredential, type ContractSubject, createProviderAdapter } from "@provider-clients/contract";
import { type JsonObject, loadSpec, objectOf } from "@provider-clients/openapi";

/**
 * The providers that `new-provider` added. Their documents are somebody else's, so their mistakes are listed and fail
 * nothing.
 */
export const addedSubjects = async (root: string): Promise<readonly ContractSubject[]> => {
  const names = await findSpecs(root);
  const added = await Promise.all(names.map(async (name) => ((await isAdded(root, name)) ? [name] : [])));
  return added.flat().map((name) => ({
    name,
    document: join(root, "specs", name, "openapi.yaml"),
    isForeign: true,
    load: async () => loadClient(root, name),
  }));
};

const isAdded = async (root: string, name: string): Promise<boolean> => {
  const sources = await readFile(join(root, "specs", name, "SOURCES.md"), "utf8");
  return sources.startsWith(MARKER);
};

/** Longer than the deadline of the checks: it is theirs to end a call for which Prism compiles a large schema. */
const timeoutMs = 120_000;

const loadClient = async (
  root: string,
  name: string,
): Promise<Awaited<ReturnType<NonNullable<ContractSubject["load"]>>>> => {
  const { document } = await loadSpec(root, name);
  const { [`create${pascalCase(name)}Client`]: create } = await importBuilt(root, name, "index.js");
  const { validators } = await importBuilt(root, name, "generated/validators.js");
  if (typeof create !== "function") throw new TypeError(`packages/${name} exports no client.`);
  return {
    validators: { ...(validators as object) },
    adapter: createProviderAdapter(
      ({ credentials, credential: _, ...setup }) =>
        create({ ...setup, retries: 0, timeoutMs, ...credentialOptions(document, credentials) }),
      methodName,
    ),
  };
};

const importBuilt = async (root: string, name: string, file: string): Promise<Record<string, unknown>> =>
  import(pathToFileURL(join(root, "packages", name, "dist", file)).href);

/** The client's options for credentials: each has the name of its security scheme. */
const credentialOptions = (
  document: JsonObject,
  credentials: readonly CallCredential[],
): Record<string, unknown> => {
  const schemes = objectOf(objectOf(document.components).securitySchemes);
  return Object.fromEntries(
    credentials.map(({ scheme, value }) => {
      const { type, scheme: kind } = objectOf(schemes[scheme]);
      if (type !== "http" || String(kind).toLowerCase() !== "basic") return [scheme, value];
      const [username = "", ...password] = Buffer.from(value, "base64").toString().split(":");
      return [scheme, { username, password: password.join(":") }];
    }),
  );
};
