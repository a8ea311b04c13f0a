import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { pinnedNode, runCommand } from "@provider-clients-internal/shared";
import { expect, test, vi } from "vitest";
import { startCountingProvider } from "../../test-support/counting-provider.ts";
import { findInstalled } from "../runtimes/find-tool.ts";
import { createProject } from "./create-project.ts";

// Two compilers run.
vi.setConfig({ testTimeout: 300_000 });

const tool = await findInstalled("react-native", "React Native");

const entry = `import { connectPayabli } from "./src/payabli";

globalThis.readCustomer = (url, id) => connectPayabli(url, async () => "session").getCustomer(id);
`;

/** A `fetch` like React Native's: its answers have no stream. */
const streamless = async (url: string, init: RequestInit) => {
  const response = await fetch(url, init);
  const { ok, status, statusText, headers } = response;
  return { ok, status, statusText, headers, arrayBuffer: () => response.arrayBuffer() };
};

/** What a program finds in React Native once the page's advice was followed; no `crypto`, no `structuredClone`. */
const surroundings = () => ({
  ...{ AbortController, Blob, FormData, Headers, TextDecoder, TextEncoder, URL, URLSearchParams },
  ...{ clearTimeout, setTimeout },
  fetch: streamless,
});

test.runIf(tool)(
  "Metro compiles a client with React Native's preset, Hermes' compiler makes bytecode of it, and what Metro made reads a customer without streams",
  async () => {
    if (tool === undefined) return;
    await using provider = await startCountingProvider();
    await using project = await createProject(tool, "react-native");
    const { folder } = project;
    writeFileSync(join(folder, "index.js"), entry);
    const file = join(folder, "bundle.js");
    await runCommand(pinnedNode, [join(tool.folder, "bundle.mjs"), folder, "index.js", file], {
      cwd: folder,
    });
    expect(existsSync(`${file}.hbc`)).toBe(true);
    const context = createContext(surroundings());
    runInContext(readFileSync(file, "utf8"), context);
    const customer = await runInContext(`readCustomer(${JSON.stringify(provider.url)}, 998)`, context);
    expect(customer).toMatchObject({ customerId: 998 });
    expect(provider.received).toEqual(["GET /Customer/998"]);
  },
);
