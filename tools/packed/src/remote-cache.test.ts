import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  captureCommand,
  type OnDemand,
  rootFolder,
  temporaryFolder,
} from "@provider-clients-internal/shared";
import { expect, test } from "vitest";
import { freeAddress, startProgram } from "../test-support/start-program.ts";
import { findInstalled } from "./runtimes/find-tool.ts";

const tool = await findInstalled("remote-cache", "turbo's cache between two machines");

const signatureKey = "made-up-signature-key-of-32-bytes-or-more";
const token = "made-up-token";

/** Starts the cache server of docs/remote-cache.md on loopback. */
const startCache = async ({ folder }: OnDemand, storage: string) => {
  const url = await freeAddress();
  const cache = await startProgram({
    args: [join(folder, "node_modules/turborepo-remote-cache/dist/cli.js")],
    env: {
      HOST: "127.0.0.1",
      PORT: new URL(url).port,
      TURBO_TOKEN: token,
      TURBO_REMOTE_CACHE_SIGNATURE_KEY: signatureKey,
      STORAGE_PATH: storage,
      STORAGE_PATH_USE_TMP_FOLDER: "false",
    },
    ready: "Server listening at",
  });
  return { url, [Symbol.asyncDispose]: () => cache[Symbol.asyncDispose]() };
};

/** A clone of the example on a machine that has never built it. */
const cloneInto = (folder: string) => {
  cpSync(join(rootFolder, "examples/remote-cache"), folder, { recursive: true });
  const build = async (environment: Readonly<Record<string, string>>) => {
    const env = { TURBO_TELEMETRY_DISABLED: "1", TURBO_TEAM: "team_example", ...environment };
    const turbo = join(rootFolder, "node_modules/.bin/turbo");
    const { code, stdout, stderr } = await captureCommand(turbo, ["run", "build"], { cwd: folder, env });
    expect({ code, stderr: code === 0 ? "" : stderr }).toEqual({ code: 0, stderr: "" });
    return /Cached: +(.*)/.exec(stdout)?.[1];
  };
  return { build, built: () => readFileSync(join(folder, "packages/shop/dist/out.txt"), "utf8") };
};

test.skipIf(!tool)(
  "what one clone built, a second restores from the cache server, and one with another signature key builds itself",
  { timeout: 120_000 },
  async () => {
    if (!tool) return;
    using folder = temporaryFolder("remote-cache");
    await using cache = await startCache(tool, join(folder.path, "storage"));
    const [first, second, stranger] = ["first", "second", "stranger"].map((name) =>
      cloneInto(join(folder.path, name)),
    );
    const access = {
      TURBO_API: cache.url,
      TURBO_TOKEN: token,
      TURBO_REMOTE_CACHE_SIGNATURE_KEY: signatureKey,
    };
    expect(await first?.build(access)).toBe("0 cached, 2 total");
    expect(await second?.build(access)).toBe("2 cached, 2 total");
    expect(second?.built()).toBe("ONE BOOK\n");
    const otherKey = { ...access, TURBO_REMOTE_CACHE_SIGNATURE_KEY: `other-${signatureKey}` };
    expect(await stranger?.build(otherKey)).toBe("0 cached, 2 total");
  },
);
