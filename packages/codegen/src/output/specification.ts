import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { objectOf, type Spec } from "@provider-clients/openapi";
import { generatedHeader } from "./header.js";

/** The text of specification.ts: which document a package was made from, so that an installed one can be traced. */
export const renderSpecification = async (root: string, { name, file, document }: Spec): Promise<string> => {
  const sha256 = createHash("sha256")
    .update(await readFile(join(root, file)))
    .digest("hex");
  const version = JSON.stringify(objectOf(document.info).version);
  return [
    generatedHeader(name),
    "/** The document that this package was generated from: its version, and the SHA-256 of its bytes. */",
    `export const specification = { version: ${version}, sha256: "${sha256}" } as const;`,
    "",
  ].join("\n");
};
