import { runCommand } from "@provider-clients-internal/shared";

/** The part of a CycloneDX document that is looked at here. */
export interface Sbom {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly components: readonly {
    readonly group?: string;
    readonly name: string;
    readonly version: string;
    readonly purl: string;
    readonly licenses?: readonly object[];
    readonly hashes?: readonly object[];
    readonly externalReferences?: readonly { readonly type: string; readonly url: string }[];
  }[];
}

/**
 * What a project that npm installed consists of, as CycloneDX: every package with version, hash and licence.
 *
 * npm writes it itself, from the tree that it installed; a generator of our own or of a third party would have to
 * work that out again.
 */
export const sbomOf = async (project: string): Promise<Sbom> => {
  const args = ["sbom", "--sbom-format", "cyclonedx", "--sbom-type", "application", "--omit", "dev"];
  const sbom: Sbom = JSON.parse(await runCommand("npm", args, { cwd: project }));
  // Tarballs that were installed from a folder name it; it is of no use to anybody else.
  const components = sbom.components.map(({ externalReferences = [], ...component }) => ({
    ...component,
    externalReferences: externalReferences.filter(({ url }) => !url.startsWith("file:")),
  }));
  return { ...sbom, components };
};

/** What an SBOM of a release lacks. */
export const sbomProblems = (sbom: Sbom, packages: readonly string[]): string[] => {
  const names = new Set(sbom.components.map(({ group, name }) => (group ? `${group}/${name}` : name)));
  return [
    ...(sbom.bomFormat === "CycloneDX" ? [] : [`it is ${sbom.bomFormat}`]),
    ...packages.filter((name) => !names.has(name)).map((name) => `${name} is missing`),
    ...sbom.components
      .filter(({ licenses = [] }) => licenses.length === 0)
      .map(({ purl }) => `${purl} has no licence`),
    ...sbom.components
      .filter(({ hashes = [] }) => hashes.length === 0)
      .map(({ purl }) => `${purl} has no hash`),
  ];
};
