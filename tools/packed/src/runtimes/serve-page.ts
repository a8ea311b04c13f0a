import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { type Listener, listen } from "@provider-clients-internal/shared";
import { drivenPackages } from "../packed/driven-packages.ts";
import { type ServedPackage, servedPackages } from "./served-packages.ts";

const names = [...drivenPackages.map((id) => `@provider-clients/${id}`), "@opentelemetry/api"];

const pageOf = (packages: readonly ServedPackage[]): string => {
  const imports = Object.fromEntries(packages.flatMap((served) => served.imports));
  return `<!doctype html><meta charset="utf-8"><title>Acceptance</title><link rel="icon" href="data:,">
<script type="importmap">${JSON.stringify({ imports })}</script>`;
};

/** No eval and no external scripts: the packages must work under a strict policy. */
const policy = "default-src 'none'; script-src 'self' 'unsafe-inline'; connect-src *; img-src data:";

/** Serves a page with an import map for the packages: the files run as published, unbundled. */
export const servePage = async (project: string, programs: string): Promise<Listener> => {
  const packages = await servedPackages(names, project);
  const folders = [
    ["/programs/", programs] as const,
    ...packages.map(({ name, folder }) => [`/modules/${name}/`, folder] as const),
  ];
  const page = pageOf(packages);
  const find = async (url: string): Promise<string | Buffer> => {
    const [prefix, folder] = folders.find(([start]) => url.startsWith(start)) ?? [];
    return prefix && folder ? readFile(join(folder, url.slice(prefix.length))) : page;
  };
  const server = createServer((request, response) => {
    const url = request.url ?? "/";
    const type = url === "/" ? "text/html" : url.endsWith(".json") ? "application/json" : "text/javascript";
    const headers = { "content-type": `${type}; charset=utf-8`, "content-security-policy": policy };
    find(url).then(
      (content) => response.writeHead(200, headers).end(content),
      () => response.writeHead(404).end(),
    );
  });
  return listen(server);
};
