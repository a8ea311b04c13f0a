import { runCommand } from "@provider-clients-internal/shared";

/** The part of a CycloneDX document that is used here. */
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
 * The SBOM of a project installed by npm, as CycloneDX: every package with version, hash and licence.
 *
 * Written by npm itself from its installed tree, which any other generator would have to reconstruct.
 */
export const sbomOf = async (project: string): Promise<Sbom> => {
  const args = ["sbom", "--sbom-format", "cyclonedx", "--sbom-type", "application", "--omit", "dev"];
  const sbom: Sbom = JSON.parse(await runCommand("npm", args, { cwd: project }));
  // Tarballs installed from a folder name its path, which is useless to others.
  const components = sbom.components.map(({ externalReferences = [], ...component }) => ({
    ...component,
    externalReferences: externalReferences.filter(({ url }) => !url.startsWith("file:")),
  }));
  return { ...sbom, components };
};

/** What is missing in the SBOM of a release. */
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
