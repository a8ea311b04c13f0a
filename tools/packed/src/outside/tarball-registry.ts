import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer, type ServerResponse } from "node:http";
import { basename } from "node:path";
import { type Listener, listen, rootFolder, runCommand } from "@provider-clients-internal/shared";
import type { PackedPackage } from "../packed/pack-packages.ts";

const send = (response: ServerResponse, body: Buffer | object | undefined): void => {
  response.statusCode = body === undefined ? 404 : 200;
  response.end(body === undefined || Buffer.isBuffer(body) ? body : JSON.stringify(body));
};

/** What a registry says of a package: its manifest, and where its only version is. */
const packumentOf = async ({ name, version, file }: PackedPackage, url: string): Promise<object> => {
  const manifest = JSON.parse(
    await runCommand("tar", ["-xzOf", file, "package/package.json"], { cwd: rootFolder }),
  );
  const digest = createHash("sha512")
    .update(await readFile(file))
    .digest("base64");
  const dist = { tarball: `${url}/${basename(file)}`, integrity: `sha512-${digest}` };
  return { name, "dist-tags": { latest: version }, versions: { [version]: { ...manifest, dist } } };
};

/** A registry on loopback that has packed packages and nothing else. */
export const serveTarballs = async (packed: readonly PackedPackage[]): Promise<Listener> => {
  const answer = async (path: string, url: string): Promise<Buffer | object | undefined> => {
    const asked = packed.find(({ name, file }) => path === `/${name}` || path === `/${basename(file)}`);
    if (asked === undefined) return undefined;
    return path === `/${asked.name}` ? packumentOf(asked, url) : readFile(asked.file);
  };
  const server = createServer(({ url: path = "", headers: { host = "" } }, response) => {
    answer(decodeURIComponent(path), `http://${host}`).then(
      (body) => send(response, body),
      (error: unknown) => response.destroy(error instanceof Error ? error : undefined),
    );
  });
  return listen(server);
};
