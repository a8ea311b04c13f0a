import { runGenerate, sharedOutputs } from "@provider-clients/codegen";
import {
  baseSpec,
  createScratchRepository,
  type ScratchRepository,
} from "@provider-clients-internal/test-support";

/** Where the document of the scratch workspace stands. */
export const SPEC = "specs/acme/openapi.yaml";

const manifest = (name: string, rest: Readonly<Record<string, unknown>> = {}): string =>
  `${JSON.stringify({ name: `@scratch/${name}`, version: "0.3.0", type: "module", ...rest }, null, 2)}\n`;

/** A workspace with one provider, a facade over it, a package that ships the document, and one that is apart. */
export const createScratchWorkspace = async (): Promise<ScratchRepository> => {
  const scratch = createScratchRepository({
    "package.json": '{ "name": "scratch", "private": true }\n',
    "pnpm-workspace.yaml": "packages:\n  - packages/*\n",
    ".changeset/config.json":
      '{ "baseBranch": "main", "access": "public", "updateInternalDependencies": "patch" }\n',
    [SPEC]: baseSpec,
    "packages/acme/package.json": manifest("acme", { files: ["src"] }),
    "packages/acme/README.md": "# acme\n",
    "packages/core/package.json": manifest("core", { files: ["src"] }),
    "packages/core/src/index.ts": "export const core = 1;\n",
    "packages/customers/package.json": manifest("customers", {
      dependencies: { "@scratch/acme": "workspace:^" },
    }),
    "packages/contract/package.json": manifest("contract", { files: ["dist", "specs"] }),
    "packages/hidden/package.json": manifest("hidden", {
      private: true,
      dependencies: { "@scratch/acme": "workspace:^" },
    }),
  });
  await generate(scratch);
  for (const { path, text } of sharedOutputs()) scratch.write(path, text);
  scratch.commit("generate");
  scratch.git("checkout", "--quiet", "-b", "change");
  return scratch;
};

/** Brings the generated files in line with the document. */
export const generate = async ({ root }: ScratchRepository): Promise<void> => {
  const errors: string[] = [];
  const code = await runGenerate(root, ["acme"], {
    log: () => undefined,
    error: (line) => errors.push(line),
  });
  if (code !== 0) throw new Error(errors.join("\n"));
};

/** The document with one line replaced. */
export const specWith = (from: string, to: string): string => {
  if (!baseSpec.includes(from)) throw new Error(`the base document has no ${from}`);
  return baseSpec.replace(from, to);
};

/** Some changes that tests make. */
export const CHANGES = {
  breaking: specWith("        email: { type: string, description: E-mail address. }\n", ""),
  additive: specWith("        balance:", "        nick: { type: string }\n        balance:"),
  fix: specWith("score: { type: integer, maximum: 100 }", "score: { type: integer, maximum: 90 }"),
  docs: specWith("summary: Lists customers.", "summary: Lists all customers."),
  form: specWith('type: [string, "null"] }\n        score', 'type: ["null", string] }\n        score'),
} as const;
