import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { findTool } from "@provider-clients-internal/packed";
import { listen } from "@provider-clients-internal/shared";

/** What a registry does with a package that is sent to it. */
export type Verdict = "store" | "refuse" | "store, then hang up";

/** Decides what happens to the next package, given those already stored. */
export type Judge = (stored: readonly string[]) => Verdict;

/** An empty registry on loopback. */
export interface Registry extends AsyncDisposable {
  readonly url: string;
  /** The names of the stored packages, in order; a second version of one is a second entry. */
  readonly stored: readonly string[];
  /** Changes how the next packages are treated. */
  readonly judgeBy: (judge: Judge) => void;
}

interface Verdaccio {
  readonly runServer: (configuration: object) => Promise<ReturnType<typeof createServer>>;
}

const configuration = (folder: string) => ({
  configPath: join(folder, "config.yaml"),
  self_path: join(folder, "config.yaml"),
  storage: join(folder, "storage"),
  // No uplinks: our scope contains only what is published here; everything else comes from the usual registry.
  uplinks: {},
  packages: { "@provider-clients/*": { access: "$all", publish: "$all" } },
  auth: {},
  web: { enable: false },
  max_body_size: "20mb",
  log: { type: "stdout", level: "fatal" },
});

const load = async (): Promise<Verdaccio> => {
  const { folder } = await findTool("verdaccio", true);
  const entry = createRequire(join(folder, "package.json")).resolve("verdaccio");
  return import(pathToFileURL(entry).href);
};

/** The package of a request that publishes: `PUT /@provider-clients%2fsoap`. */
const publishedBy = ({ method, url = "" }: IncomingMessage): string | undefined => {
  const [, name] = /^\/(@provider-clients(?:%2f|\/)[\w-]+)$/i.exec(url) ?? [];
  return method === "PUT" && name ? decodeURIComponent(name) : undefined;
};

const refuse = (request: IncomingMessage, response: ServerResponse): void => {
  request.resume();
  response.writeHead(500, { "content-type": "application/json" }).end('{"error":"injected failure"}');
};

/** Stores the package, but the sender gets no answer. */
const swallowAnswer = (response: ServerResponse, onStored: () => void): void => {
  response.end = () => {
    onStored();
    return response.destroy();
  };
};

/** Starts verdaccio on a free port of 127.0.0.1, with control over what it stores. */
export const startRegistry = async (folder: string): Promise<Registry> => {
  const { runServer } = await load();
  const verdaccio = await runServer(configuration(folder));
  const stored: string[] = [];
  let judge: Judge = () => "store";
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    const name = publishedBy(request);
    const verdict = name ? judge(stored) : undefined;
    if (verdict === "refuse") {
      refuse(request, response);
      return;
    }
    const keep = () => name && response.statusCode < 300 && stored.push(name);
    if (verdict === "store") response.once("finish", keep);
    if (verdict === "store, then hang up") swallowAnswer(response, keep);
    verdaccio.emit("request", request, response);
  };
  const { url, stop } = await listen(createServer(handle));
  const judgeBy = (next: Judge) => {
    judge = next;
  };
  return { url, stored, judgeBy, [Symbol.asyncDispose]: stop };
};
