// Copies specs/<provider>/openapi.yaml into this package, so that `startMockServer("soap")` works once installed.
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";

const source = new URL("../../../specs/", import.meta.url);
const target = new URL("../specs/", import.meta.url);

rmSync(target, { recursive: true, force: true });
for (const name of readdirSync(source)) {
  const document = new URL(`${name}/openapi.yaml`, source);
  if (!existsSync(document)) continue;
  mkdirSync(new URL(`${name}/`, target), { recursive: true });
  cpSync(document, new URL(`${name}/openapi.yaml`, target));
}
