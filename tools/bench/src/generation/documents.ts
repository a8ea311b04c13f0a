import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { repositoryFolder } from "../folders.ts";
import { recordLosses } from "./generate-ours.ts";
import { type OpenApiDocument, sliceDocument } from "./slice-document.ts";

/** A document under the provider's name that it is generated as. */
export interface NamedDocument {
  readonly name: string;
  readonly text: string;
  /** What its types are known to lose, as `lossy.json` lists it. */
  readonly losses?: string | undefined;
}

const ourNames = ["finosu", "payabli", "soap"] as const;

/** The documents of this repository. */
export const readOurDocuments = (): Promise<readonly NamedDocument[]> =>
  Promise.all(
    ourNames.map(async (name) => ({
      name,
      text: await readFile(join(repositoryFolder, "specs", name, "openapi.yaml"), "utf8"),
    })),
  );

/** Every OpenAPI document of a folder, parsed, by its file name. @throws {Error} when there is none. */
export const readThirdParty = async (folder: string): Promise<ReadonlyMap<string, OpenApiDocument>> => {
  const files = (await readdir(folder)).filter((file) => /\.(ya?ml|json)$/.test(file)).sort();
  if (files.length === 0) throw new Error(`${folder} holds no OpenAPI document.`);
  const documents = await Promise.all(
    files.map(async (file) => [file, parse(await readFile(join(folder, file), "utf8"))] as const),
  );
  return new Map(documents);
};

const render = async (
  document: OpenApiDocument,
  paths: readonly string[],
  name: string,
): Promise<NamedDocument> => {
  const slice = sliceDocument(document, paths, name);
  return {
    name,
    text: stringify(slice, { aliasDuplicateObjects: false }),
    losses: await recordLosses(slice),
  };
};

/** A whole document as one provider. */
export const wholeProvider = (document: OpenApiDocument, name: string): Promise<NamedDocument> =>
  render(document, Object.keys(document.paths), name);

/** The name of one of many made providers: `"p001"`. */
export const providerName = (index: number): string => `p${String(index + 1).padStart(3, "0")}`;

/**
 * Many providers out of few documents: each takes a share of the paths of one of them, in turn. A document
 * with fewer paths than shares gives the same path to several.
 */
export const makeProviders = (
  documents: readonly OpenApiDocument[],
  count: number,
): Promise<readonly NamedDocument[]> => {
  const shares = Math.ceil(count / documents.length);
  const made = Array.from({ length: count }, (_, index) => {
    const document = documents[index % documents.length];
    if (!document) throw new RangeError("There is no document to make providers from.");
    const paths = Object.keys(document.paths);
    const share = Math.floor(index / documents.length);
    const chosen = paths.filter((_path, position) => position % shares === share);
    const fallback = paths.slice(share % paths.length).slice(0, 1);
    return render(document, chosen.length > 0 ? chosen : fallback, providerName(index));
  });
  return Promise.all(made);
};
