import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findSpecs, type ProviderProof, providerReadme, unrecordedProof } from "@provider-clients/codegen";
import { loadSpec } from "@provider-clients/openapi";
import { rootFolder } from "@provider-clients-internal/shared";
import { figuresSection } from "./figures.ts";
import { runtimesSentence } from "./runtimes.ts";
import { withSection } from "./section.ts";
import { verifiedPackage, verifiedProvider } from "./verified.ts";

// `pnpm docs:write` writes what the documents and the recorded figures say into the READMEs; with --check it names
// the stale ones.
interface Document {
  readonly path: string;
  readonly text: string;
}

const proofOf = (name: string): ProviderProof => {
  const verified = verifiedProvider(rootFolder, name);
  return verified === undefined
    ? unrecordedProof(name)
    : { runtimes: runtimesSentence(rootFolder, name), verified };
};

async function documents(): Promise<Document[]> {
  const readmes = (await findSpecs(rootFolder)).map(async (name) => {
    const { document } = await loadSpec(rootFolder, name);
    return { path: `packages/${name}/README.md`, text: providerReadme(rootFolder, document, proofOf(name)) };
  });
  const sections = [
    { path: "docs/comparison.md", name: "figures", content: figuresSection(rootFolder) },
    ...["client-core", "customers", "contract"].map((name) => ({
      path: `packages/${name}/README.md`,
      name: "verified",
      content: verifiedPackage(rootFolder, name),
    })),
  ];
  return [
    ...(await Promise.all(readmes)),
    ...sections.map(({ path, name, content }) => ({
      path,
      text: withSection(join(rootFolder, path), name, content),
    })),
  ];
}

const isStale = ({ path, text }: Document): boolean => {
  const file = join(rootFolder, path);
  return !existsSync(file) || readFileSync(file, "utf8") !== text;
};

const stale = (await documents()).filter(isStale);
const paths = stale.map(({ path }) => path).join(", ");
if (stale.length === 0) console.log("docs: every generated part is up to date");
else if (process.argv.includes("--check")) {
  console.error(`docs: stale or missing: ${paths}. Run \`pnpm docs:write\`.`);
  process.exitCode = 1;
} else {
  for (const { path, text } of stale) writeFileSync(join(rootFolder, path), text);
  console.log(`docs: wrote ${paths}`);
}
