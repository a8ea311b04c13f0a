import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type Listener, listen } from "../mock/listen.ts";

// What the programs import, and the entry that a browser would be given.
const modules = {
  "@provider-clients/client-core": "dist/index.js",
  "@provider-clients/finosu": "dist/index.js",
  "@provider-clients/soap": "dist/index.js",
  "@provider-clients/payabli": "dist/index.js",
  "@provider-clients/customers": "dist/index.js",
  "openapi-fetch": "dist/index.mjs",
};

const page = `<!doctype html><meta charset="utf-8"><title>Acceptance</title><link rel="icon" href="data:,">
<script type="importmap">${JSON.stringify({
  imports: Object.fromEntries(
    Object.entries(modules).map(([name, entry]) => [name, `/modules/${name}/${entry}`]),
  ),
})}</script>`;

const folderOf = (name: string, project: string): string => {
  // openapi-fetch is client-core's dependency, and pnpm shows it to nobody else.
  const from = name === "openapi-fetch" ? folderOf("@provider-clients/client-core", project) : project;
  return dirname(createRequire(join(from, "package.json")).resolve(`${name}/package.json`));
};

/** Serves a page that resolves the packages' names with an import map: the files run as published, unbundled. */
export const servePage = (project: string, programs: string): Promise<Listener> => {
  const folders = [
    ["/programs/", programs],
    ...Object.keys(modules).map((name) => [`/modules/${name}/`, folderOf(name, project)]),
  ] as [prefix: string, folder: string][];
  const find = async (url: string): Promise<string | Buffer> => {
    const [prefix, folder] = folders.find(([start]) => url.startsWith(start)) ?? [];
    return prefix && folder ? readFile(join(folder, url.slice(prefix.length))) : page;
  };
  return listen(
    createServer((request, response) => {
      const url = request.url ?? "/";
      const type = url === "/" ? "text/html" : "text/javascript";
      find(url).then(
        (content) => response.writeHead(200, { "content-type": `${type}; charset=utf-8` }).end(content),
        () => response.writeHead(404).end(),
      );
    }),
  );
};
