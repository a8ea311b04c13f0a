import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { listen, temporaryFolder } from "@provider-clients-internal/shared";
import { expect, test } from "vitest";
import { assertComplete, assertNoGap } from "./release.ts";
import { ensureChangeset } from "./scratch-repository.ts";

const packages = [
  { name: "@provider-clients/core", version: "0.2.0", dependencies: { "openapi-fetch": "1.0.0" } },
  { name: "@provider-clients/shop", version: "0.2.0", dependencies: { "@provider-clients/core": "^0.2.0" } },
];

const repositoryIn = (folder: string, tags: readonly string[]) => {
  for (const manifest of packages) {
    const path = join(folder, "packages", manifest.name.replace(/.*\//, ""));
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, "package.json"), JSON.stringify(manifest));
  }
  return { folder, pnpm: async () => "", git: async () => tags.join("\n") };
};

const registryWith = async (stored: readonly string[], version = "0.2.0") => {
  const { url, stop } = await listen(
    createServer((request, response) => {
      const isKnown = stored.includes(decodeURIComponent(request.url?.slice(1) ?? ""));
      response.writeHead(isKnown ? 200 : 404);
      response.end(JSON.stringify({ versions: { [version]: {} }, "dist-tags": { latest: version } }));
    }),
  );
  return { url, stored, judgeBy: () => {}, [Symbol.asyncDispose]: stop };
};

const [core, shop] = ["@provider-clients/core", "@provider-clients/shop"] as const;
const tags = [`${core}@0.2.0`, `${shop}@0.2.0`];

test("a package without what it depends on is a gap", async () => {
  using folder = temporaryFolder("release");
  const repository = repositoryIn(folder.path, tags);
  await using onlyShop = await registryWith([shop]);
  await expect(assertNoGap(repository, onlyShop)).rejects.toThrow(`${shop} is published, but ${core} is not`);
  await using onlyCore = await registryWith([core]);
  await assertNoGap(repository, onlyCore);
});

test.for([
  ["everything in its place", [core, shop], "0.2.0", tags, undefined],
  ["a package that is missing", [core], "0.2.0", tags, `${shop} was published 0 times`],
  ["a package that was sent twice", [core, shop, core], "0.2.0", tags, `${core} was published 2 times`],
  ["another version", [core, shop], "0.1.0", tags, `${core} has the versions 0.1.0, not 0.2.0`],
  ["a missing tag", [core, shop], "0.2.0", tags.slice(0, 1), `the tag ${shop}@0.2.0 is missing`],
] as const)("a release with %s", async ([, stored, version, present, problem]) => {
  using folder = temporaryFolder("release");
  await using registry = await registryWith(stored, version);
  const complete = assertComplete(repositoryIn(folder.path, present), registry);
  await (problem ? expect(complete).rejects.toThrow(problem) : complete);
});

test("a changeset is made when none is pending, and only then", () => {
  using folder = temporaryFolder("release");
  const repository = repositoryIn(folder.path, tags);
  const changesets = join(folder.path, ".changeset");
  mkdirSync(changesets);
  writeFileSync(join(changesets, "README.md"), "");
  expect(ensureChangeset(repository, [core])).toBe(false);
  expect(readFileSync(join(changesets, "rehearsal.md"), "utf8")).toContain(`"${core}": patch`);
  expect(ensureChangeset(repository, [core])).toBe(true);
});
