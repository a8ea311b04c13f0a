import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { runCommand } from "@provider-clients-internal/shared";
import openapiTypeScript, { astToString } from "openapi-typescript";
import { benchFolder, generatedFolder } from "../folders.ts";

const documentFile = join(benchFolder, "document/openapi.yaml");
const output = (name: string): string => join(generatedFolder, name);
const runBinary = (name: string, args: readonly string[]): Promise<string> =>
  runCommand(join(benchFolder, "node_modules/.bin", name), args, {
    cwd: benchFolder,
    env: { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" },
  });

const generateSchemaTypes = async (): Promise<void> => {
  await mkdir(output("openapi-typescript"), { recursive: true });
  const types = astToString(await openapiTypeScript(pathToFileURL(documentFile), { silent: true }));
  await writeFile(output("openapi-typescript/schema.ts"), types);
};

const generateHeyApi = (): Promise<string> =>
  runBinary("openapi-ts", ["-i", documentFile, "-o", output("hey-api"), "--silent", "--no-log-file"]);

const generateRedocly = (): Promise<string> =>
  runBinary("redocly", ["generate-client", documentFile, "-o", output("redocly/client.ts")]);

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
  await runBinary("orval", ["--config", output("orval/orval.config.mjs")]);
};

// Generated code is measured, not judged: it does not check under this repository's compiler settings.
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

/** Makes the clients of the generating peers afresh, from one document. */
export const generatePeers = async (): Promise<void> => {
  await Promise.all(
    Object.entries(generators).map(async ([name, generate]) => {
      await rm(output(name), { recursive: true, force: true });
      await generate();
      await silenceTypeErrors(output(name));
    }),
  );
};

if (import.meta.main) await generatePeers();
