import { type ProviderProof, providerReadme, unrecordedProof } from "@provider-clients/codegen";
import { findSpecs } from "@provider-clients/codegen/repository";
import { describeCommand, runCommandLine, type Terminal } from "@provider-clients/command-line";
import { type JsonObject, loadSpec, objectOf, SpecError } from "@provider-clients/openapi";
import { rootFolder } from "@provider-clients-internal/shared";
import { capabilityTable } from "./capability-table.ts";
import { failureSections } from "./failure-sections.ts";
import { figuresSection } from "./figures.ts";
import { runtimesSentence } from "./runtimes.ts";
import { withSections } from "./section.ts";
import { facadeSection, startSections } from "./start-sections.ts";
import { verifiedPackage, verifiedProvider } from "./verified.ts";
import { type WrittenFile, writeFiles } from "./written-files.ts";

const command = describeCommand({
  name: "pnpm readmes",
  summary: "Writes what the documents, the mapping and the recorded figures say into the READMEs and docs/.",
  options: { check: { type: "boolean", about: "write nothing, and name the files that are stale" } },
  exitCodes: { 0: "up to date", 1: "a document is wrong, or with --check a file is stale" },
});

const writer = { command: "pnpm readmes", title: "readmes", why: "They say what the documents said before." };

/** The `readmes` command; resolves to its exit code. */
export const runReadmes = (args: readonly string[], terminal: Terminal): Promise<number> =>
  runCommandLine(command, args, terminal, async ({ values }) => {
    try {
      return await writeFiles(rootFolder, await documents(), writer, values.check, terminal);
    } catch (error) {
      if (!(error instanceof SpecError)) throw error;
      terminal.error(`${error.message}\nNothing was written.`);
      return 1;
    }
  });

const proofOf = (name: string): ProviderProof => {
  const verified = verifiedProvider(rootFolder, name);
  return verified === undefined
    ? unrecordedProof(name)
    : { runtimes: runtimesSentence(rootFolder, name), verified };
};

const titleOf = (document: JsonObject): string => String(objectOf(document["x-provider"]).title);

const documents = async (): Promise<WrittenFile[]> => {
  const providers = await Promise.all(
    (await findSpecs(rootFolder)).map(async (name) => {
      const { document } = await loadSpec(rootFolder, name);
      return { name, document };
    }),
  );
  const readmes = providers.map(({ name, document }) => ({
    path: `packages/${name}/README.md`,
    text: providerReadme(rootFolder, document, proofOf(name)),
  }));
  const titles = new Map(providers.map(({ name, document }) => [name, titleOf(document)]));
  const sections = [
    ...readmes.flatMap(({ path, text }) => startSections(path, text)),
    facadeSection(),
    ...failureSections(rootFolder, providers),
    { path: "docs/customers.md", name: "capabilities", content: capabilityTable(titles) },
    { path: "docs/comparison.md", name: "figures", content: figuresSection(rootFolder) },
    ...["client-core", "customers", "contract"].map((name) => ({
      path: `packages/${name}/README.md`,
      name: "verified",
      content: verifiedPackage(rootFolder, name),
    })),
  ];
  return [...readmes, ...withSections(rootFolder, sections)];
};
