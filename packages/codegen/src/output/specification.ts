import { objectOf, type Spec } from "@provider-clients/openapi";

/** Renders specification.ts, which identifies the document that an installed package was generated from. */
export const renderSpecification = ({ document, sha256 }: Spec): string => {
  const version = JSON.stringify(objectOf(document.info).version);
  return [
    "/** The document that this package was generated from: its version, and the SHA-256 of its bytes. */",
    `export const specification = { version: ${version}, sha256: "${sha256}" } as const;`,
    "",
  ].join("\n");
};
