import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findSpecs } from "@provider-clients/codegen";
import { isContractError, startMockServer } from "@provider-clients/contract";
import { rootFolder } from "@provider-clients-internal/shared";

// Two gates, because neither sees everything: Redocly knows OpenAPI and our house rules; starting the mock server
// compiles every schema, since Prism would silently skip one that does not compile.
const redocly = fileURLToPath(new URL("../node_modules/.bin/redocly", import.meta.url));
const environment = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };

function lint(): boolean {
  const { status, error, stdout, stderr } = spawnSync(redocly, ["lint", "--config", "specs/redocly.yaml"], {
    cwd: rootFolder,
    env: environment,
    encoding: "utf8",
  });
  if (error) throw error;
  if (status !== 0) process.stderr.write(stdout + stderr);
  return status === 0;
}

async function compile(name: string): Promise<boolean> {
  try {
    await using _server = await startMockServer(join(rootFolder, "specs", name, "openapi.yaml"));
    return true;
  } catch (error) {
    if (!isContractError(error)) throw error;
    console.error(error.message);
    return false;
  }
}

const names = await findSpecs(rootFolder);
const verdicts = [lint(), ...(await Promise.all(names.map(compile)))];
if (verdicts.every(Boolean)) console.log(`specs: ${names.join(", ")} are clean, and every schema compiles`);
else process.exitCode = 1;
