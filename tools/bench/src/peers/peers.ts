import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { benchFolder, peersFolder } from "../folders.ts";

/** The alternatives to our clients. */
interface Peer {
  /** Its package; the baseline has none. */
  readonly package?: string;
  /** Its module in peers/subjects, without the extension. */
  readonly module: string;
  readonly note?: string;
}

const peers: readonly Peer[] = [
  { module: "raw-fetch", note: "baseline" },
  { package: "orval", module: "orval", note: "generated; one function, nothing else" },
  { package: "openapi-fetch", module: "openapi-fetch", note: "no retries, no deadline, no errors" },
  { package: "@hey-api/openapi-ts", module: "hey-api", note: "generated" },
  { package: "@redocly/cli", module: "redocly", note: "generate-client, with retries and timeouts" },
  { package: "@octokit/request", module: "octokit-request" },
  { package: "ky", module: "ky" },
  { package: "@payabli/sdk-node", module: "payabli-sdk" },
  { package: "axios", module: "axios" },
  { package: "stripe", module: "stripe" },
  { package: "@anthropic-ai/sdk", module: "anthropic" },
  { package: "openai", module: "openai" },
  { package: "@apideck/unify", module: "apideck", note: "standalone functions" },
];

/** The peers that cannot be measured here. */
export const absentPeers = [
  {
    subject: "@payabli/sdk-node 1.0.9",
    reason: "published on GitHub only; the npm registry ends at 0.0.114, which is measured",
  },
] as const;

const installedVersion = async (packageName: string): Promise<string> => {
  // openapi-fetch and Redocly are also our own dependencies.
  const folders = [peersFolder, benchFolder].map((folder) => join(folder, "node_modules", packageName));
  const file = join(folders.find(existsSync) ?? packageName, "package.json");
  const { version } = JSON.parse(await readFile(file, "utf8")) as { version: string };
  return version;
};

/** A peer under the name that the report shows: `"ky 2.1.0"`. */
export interface NamedPeer extends Peer {
  readonly subject: string;
}

/** Every peer that is measured, smallest bundle first, with its installed version. */
export const namePeers = (): Promise<readonly NamedPeer[]> =>
  Promise.all(
    peers.map(async (peer) => ({
      ...peer,
      subject: peer.package ? `${peer.package} ${await installedVersion(peer.package)}` : peer.module,
    })),
  );

/** The module that makes a peer's client and one call. */
export const subjectFile = (module: string): string => join(peersFolder, "subjects", `${module}.ts`);
