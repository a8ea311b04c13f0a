import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";
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

/** Serves a folder below a path on a free port of the loopback interface, compressed as a static host does. */
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
      const type = types[extname(file)];
      const content = readFileSync(file);
      if (!type) response.writeHead(200).end(content);
      else
        response.writeHead(200, { "content-type": type, "content-encoding": "gzip" }).end(gzipSync(content));
    }),
  );
