import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { repositoryFolder } from "../folders.ts";

const clientSource = (typeName: string): string => `import {
  type BaseUrlOption,
  type ClientOptions,
  type Credential,
  createClientCore,
  type HttpClient,
} from "@provider-clients/client-core";
import { createOperations, provider, type ${typeName}Operations } from "./generated/operations.js";
import type { paths } from "./generated/schema.js";

export type ${typeName}ClientOptions = ClientOptions &
  BaseUrlOption<keyof typeof provider.environments> & { apiKey: Credential };

export interface ${typeName}Client extends ${typeName}Operations {
  readonly http: HttpClient<paths>;
}

export function create${typeName}Client(options: ${typeName}ClientOptions): ${typeName}Client {
  const { call, http } = createClientCore<paths>(provider, options, {
    ...provider.credentials.apiKey,
    option: "apiKey",
    value: options.apiKey,
  });
  return { ...createOperations(call), http };
}
`;

const packageFiles = (name: string): Readonly<Record<string, string>> => {
  const typeName = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const tasks = {
    generate: {
      inputs: [`$TURBO_ROOT$/specs/${name}/**`, "$TURBO_ROOT$/scripts/src/**"],
      outputs: ["src/generated/**"],
    },
  };
  return {
    "package.json": JSON.stringify({
      name: `@provider-clients/${name}`,
      version: "0.0.0",
      type: "module",
      exports: { ".": { types: "./dist/client.d.ts", default: "./dist/client.js" } },
      scripts: {
        generate: `node ../../scripts/src/generate.ts ${name}`,
        build: "tsc -p tsconfig.build.json",
      },
      dependencies: { "@provider-clients/client-core": "workspace:^" },
    }),
    "turbo.json": JSON.stringify({ extends: ["//"], tasks }),
    "tsconfig.build.json": JSON.stringify({
      extends: join(repositoryFolder, "tsconfig.base.json"),
      compilerOptions: { rootDir: "src", outDir: "dist" },
      include: ["src"],
    }),
    "src/client.ts": clientSource(typeName),
  };
};

/** Writes the hand-written half of a provider package, with this repository's dependencies installed. */
export const writeProviderPackage = async (workspace: string, name: string): Promise<void> => {
  const folder = join(workspace, "packages", name);
  await mkdir(join(folder, "src"), { recursive: true });
  for (const [file, text] of Object.entries(packageFiles(name))) await writeFile(join(folder, file), text);
  await symlink(join(repositoryFolder, "packages/soap/node_modules"), join(folder, "node_modules"));
};
