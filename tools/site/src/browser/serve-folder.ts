import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { type Listener, listen } from "@provider-clients-internal/shared";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".md": "text/markdown; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
};

/** Serves a folder below a path on a free port of the loopback interface. What is no page may be kept by the browser. */
export const serveFolder = (folder: string, base: string): Promise<Listener> =>
  listen(
    createServer((request, response) => {
      const { pathname } = new URL(request.url ?? "/", "http://localhost");
      const path = join(folder, normalize(decodeURIComponent(pathname.slice(base.length - 1))));
      const file = existsSync(path) && statSync(path).isDirectory() ? join(path, "index.html") : path;
      if (!pathname.startsWith(base) || !existsSync(file)) {
        response.writeHead(404).end();
        return;
      }
      const type = types[extname(file)] ?? "application/octet-stream";
      const caching = extname(file) === ".html" ? "no-store" : "max-age=3600";
      response.writeHead(200, { "content-type": type, "cache-control": caching }).end(readFileSync(file));
    }),
  );
