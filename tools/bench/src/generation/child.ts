import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { repositoryFolder } from "../folders.ts";

// `node child.ts ours|openapi-typescript <names…>`: generates from the documents, writes nothing, and prints the
// processor time of the whole process in milliseconds.

const ours = async (names: readonly string[]): Promise<void> => {
  const { runGenerate } = await import("@provider-clients/codegen");
  const problems: string[] = [];
  const code = await runGenerate(repositoryFolder, [...names, "--check"], {
    log: () => undefined,
    error: (line) => problems.push(line),
  });
  if (code !== 0) throw new Error(problems[0] ?? "no reason given");
};

const typesAlone = async (names: readonly string[]): Promise<void> => {
  const { astToString, default: openapiTypeScript } = await import("openapi-typescript");
  for (const name of names) {
    const file = pathToFileURL(join(repositoryFolder, "specs", name, "openapi.yaml"));
    astToString(await openapiTypeScript(file, { silent: true }));
  }
};

const [contender, ...names] = process.argv.slice(2);
await (contender === "ours" ? ours : typesAlone)(names);
const { user, system } = process.cpuUsage();
console.log((user + system) / 1000);
