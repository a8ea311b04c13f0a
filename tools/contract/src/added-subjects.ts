import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { findSpecs, MARKER, pascalCase } from "@provider-clients/codegen";
import { type ContractSubject, createProviderAdapter } from "@provider-clients/contract";
import { entriesOf, type JsonObject, loadSpec, objectOf } from "@provider-clients/openapi";

/**
 * The providers that `new-provider` added: their documents are somebody else's, so that what is wrong in them is
 * listed and fails nothing.
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
    adapter: createProviderAdapter(({ credential, ...setup }) =>
      create({ ...setup, retries: 0, ...credentialOption(document, credential) }),
    ),
  };
};

const importBuilt = async (root: string, name: string, file: string): Promise<Record<string, unknown>> =>
  import(pathToFileURL(join(root, "packages", name, "dist", file)).href);

/** The client's option for a credential: it has the name of the security scheme. */
const credentialOption = (
  document: JsonObject,
  { scheme, value }: { readonly scheme: string; readonly value: string },
): Record<string, unknown> => {
  const schemes = entriesOf(objectOf(document.components).securitySchemes);
  // An operation that asks for none is called with whatever the client has to be given.
  const [name, written] = schemes.find(([each]) => each === scheme) ?? schemes[0] ?? [scheme];
  const { type, scheme: kind } = objectOf(written);
  if (type !== "http" || String(kind).toLowerCase() !== "basic") return { [name]: value };
  const [username = "", ...password] = Buffer.from(value, "base64").toString().split(":");
  return { [name]: { username, password: password.join(":") } };
};
