import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type Listener, listen } from "../mock/listen.ts";

// What the programs import. openapi-fetch is client-core's dependency, and pnpm shows it to nobody else.
const names = ["client-core", "finosu", "soap", "payabli", "customers"].map(
  (id) => `@provider-clients/${id}`,
);

interface ServedPackage {
  /** What the import map says of it: each name that can be imported, and the file behind it. */
  readonly imports: readonly (readonly [specifier: string, path: string])[];
  readonly name: string;
  readonly folder: string;
}

type Target = string | { readonly [condition: string]: Target };

const entryOf = (target: Target): string =>
  typeof target === "string" ? target : entryOf(target.import ?? target.default ?? "");

const servedPackage = async (name: string, from: string): Promise<ServedPackage> => {
  const folder = dirname(createRequire(join(from, "package.json")).resolve(`${name}/package.json`));
  const { exports }: { exports: Record<string, Target> } = JSON.parse(
    await readFile(join(folder, "package.json"), "utf8"),
  );
  const imports = Object.entries(exports).map(
    ([path, target]) => [`${name}${path.slice(1)}`, `/modules/${name}${entryOf(target).slice(1)}`] as const,
  );
  return { imports, name, folder };
};

const pageOf = (packages: readonly ServedPackage[]): string => {
  const imports = Object.fromEntries(packages.flatMap((served) => served.imports));
  return `<!doctype html><meta charset="utf-8"><title>Acceptance</title><link rel="icon" href="data:,">
<script type="importmap">${JSON.stringify({ imports })}</script>`;
};

/** No eval and no scripts from elsewhere: what a careful page allows has to be enough. */
const policy = "default-src 'none'; script-src 'self' 'unsafe-inline'; connect-src *; img-src data:";

/** Serves a page that resolves the packages' names with an import map: the files run as published, unbundled. */
export const servePage = async (project: string, programs: string): Promise<Listener> => {
  const ours = await Promise.all(names.map((name) => servedPackage(name, project)));
  const core = ours[0]?.folder ?? project;
  const packages = [...ours, await servedPackage("openapi-fetch", core)];
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
    const type = url === "/" ? "text/html" : "text/javascript";
    const headers = { "content-type": `${type}; charset=utf-8`, "content-security-policy": policy };
    find(url).then(
      (content) => response.writeHead(200, headers).end(content),
      () => response.writeHead(404).end(),
    );
  });
  return listen(server);
};
