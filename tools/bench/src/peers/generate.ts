import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { findOnDemand, runCommand } from "@provider-clients-internal/shared";
import { benchFolder, generatedFolder, peersFolder, repositoryFolder } from "../folders.ts";

const documentFile = join(benchFolder, "document/openapi.yaml");
const output = (name: string): string => join(generatedFolder, name);
const runBinary = (folder: string, name: string, args: readonly string[]): Promise<string> =>
  runCommand(join(folder, "node_modules/.bin", name), args, {
    cwd: folder,
    env: { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
  });

const generateSchemaTypes = async (): Promise<void> => {
  const { astToString, default: openapiTypeScript } = await import("openapi-typescript");
  await mkdir(output("openapi-typescript"), { recursive: true });
  const types = astToString(await openapiTypeScript(pathToFileURL(documentFile), { silent: true }));
  await writeFile(output("openapi-typescript/schema.ts"), types);
};

const generateHeyApi = (): Promise<string> =>
  runBinary(peersFolder, "openapi-ts", [
    "-i",
    documentFile,
    "-o",
    output("hey-api"),
    "--plugins",
    ...["@hey-api/typescript", "@hey-api/sdk", "@hey-api/client-fetch", "@tanstack/react-query"],
    "--silent",
    "--no-log-file",
  ]);

const generateRedocly = (): Promise<string> =>
  runBinary(benchFolder, "redocly", [
    ...["generate-client", documentFile, "-o", output("redocly/client.ts")],
    ...["--generator", "typescript", "--generator", "tanstack-query"],
  ]);

const generateOrval = async (): Promise<void> => {
  const config = {
    input: documentFile,
    target: output("orval/client.ts"),
    baseUrl: "https://api.example.com",
  };
  await mkdir(output("orval"), { recursive: true });
  await writeFile(
    output("orval/orval.config.mjs"),
    `export default { bench: { input: ${JSON.stringify(config.input)}, output: { client: "fetch", ` +
      `target: ${JSON.stringify(config.target)}, baseUrl: ${JSON.stringify(config.baseUrl)} } } };\n`,
  );
  await runBinary(peersFolder, "orval", ["--config", output("orval/orval.config.mjs")]);
};

// Generated code is measured, not checked: it does not compile with this repository's settings.
const silenceTypeErrors = async (folder: string): Promise<void> => {
  for (const file of await readdir(folder, { recursive: true })) {
    if (!file.endsWith(".ts")) continue;
    const path = join(folder, file);
    await writeFile(path, `// @ts-nocheck\n${await readFile(path, "utf8")}`);
  }
};

const generators = {
  "openapi-typescript": generateSchemaTypes,
  "hey-api": generateHeyApi,
  redocly: generateRedocly,
  orval: generateOrval,
} as const;

/**
 * Installs missing peers and regenerates the clients of generators from one document. Then every peer's program must
 * type-check.
 */
export const preparePeers = async (): Promise<void> => {
  await findOnDemand(peersFolder, true);
  await generate();
  const compiler = join(repositoryFolder, "node_modules/typescript/bin/tsc");
  await runCommand(process.execPath, [compiler, "-p", peersFolder], { cwd: peersFolder });
};

const generate = async (): Promise<void> => {
  await Promise.all(
    Object.entries(generators).map(async ([name, generateOne]) => {
      await rm(output(name), { recursive: true, force: true });
      await generateOne();
      await silenceTypeErrors(output(name));
    }),
  );
};
