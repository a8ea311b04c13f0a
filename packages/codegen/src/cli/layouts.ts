import { readFile } from "node:fs/promises";
import type { JsonObject } from "@provider-clients/openapi";
import { titleOf } from "../names.js";
import type { Layout } from "../new-provider/layout.js";
import { clientExports, describeClient } from "../new-provider/package/client-exports.js";
import { firstCall } from "../readme/first-call.js";
import { type ClientEntry, configName, configText, targetOf } from "./config.js";

const marker = "<!-- Added by `npx provider-codegen new`. -->";

/** A package in a folder of its own, which needs nothing around it. */
export const packageLayout = (root: string, name: string): Layout => {
  const entry = { name, document: "openapi.yaml", output: "src/generated" };
  return {
    root,
    project: name,
    target: targetIn(entry),
    sources: "src",
    importName: name,
    marker,
    surroundings: async (document) => ({
      "package.json": await packageJson(name),
      "tsconfig.json": text(tsconfig),
      "README.md": readme(name, document),
      [configName]: configText([entry]),
    }),
    created: [name],
    replaced: {},
    finish: async () => {},
    next: [`Now run: cd ${name} && npm install && npm run build`],
  };
};

/** A folder of sources in the project that `root` holds; `clients` are those that it has already. */
export const folderLayout = (
  root: string,
  name: string,
  into: string,
  clients: readonly ClientEntry[],
): Layout => {
  const folder = into === "." ? name : `${into}/${name}`;
  const entry = { name, document: `${folder}/openapi.yaml`, output: `${folder}/generated` };
  return {
    root,
    project: "",
    target: targetIn(entry),
    sources: folder,
    importName: `./${folder}/index.js`,
    marker,
    surroundings: async () => ({}),
    created: [folder],
    replaced: { [configName]: configText([...clients, entry]) },
    finish: async () => {},
    next: ["It needs @provider-clients/client-core: npm install @provider-clients/client-core"],
  };
};

const targetIn = (entry: ClientEntry) => targetOf(entry, `npx provider-codegen generate ${entry.name}`);

/** The versions that the new package asks for are those that made it. */
const packageJson = async (name: string): Promise<string> => {
  const own = JSON.parse(await readFile(new URL("../../package.json", import.meta.url), "utf8"));
  return text({
    name,
    version: "0.1.0",
    description: describeClient(titleOf(name)),
    type: "module",
    sideEffects: false,
    engines: { node: ">=20.19" },
    files: ["dist", "src/generated/openapi.json"],
    exports: clientExports,
    scripts: {
      build: "tsc -p tsconfig.json",
      generate: "provider-codegen generate",
      "check:generated": "provider-codegen generate --check",
    },
    dependencies: { "@provider-clients/client-core": own.dependencies["@provider-clients/client-core"] },
    devDependencies: { "@provider-clients/codegen": `^${own.version}`, typescript: ">=5.9" },
  });
};

const tsconfig = {
  compilerOptions: {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    target: "es2022",
    lib: ["es2023", "dom", "dom.iterable"],
    module: "nodenext",
    moduleResolution: "nodenext",
    types: [],
    rootDir: "src",
    outDir: "dist",
    declaration: true,
    sourceMap: true,
  },
  include: ["src"],
};

const readme = (name: string, document: JsonObject): string => `# ${name}

${describeClient(titleOf(name))}

\`\`\`ts
${firstCall(document, name)}
\`\`\`

\`openapi.yaml\` is the document that it is made from; \`SOURCES.md\` says where that came from. After a change to it:
\`npm run generate\`. In CI: \`npm run check:generated\`.
`;

const text = (value: object): string => `${JSON.stringify(value, undefined, 2)}\n`;
