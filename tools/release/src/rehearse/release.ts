import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { assert } from "./assert.ts";
import { publishedPackages } from "./published-packages.ts";
import type { Registry } from "./registry.ts";
import { type ScratchRepository, scopedRegistry } from "./scratch-repository.ts";

/** Publishes with the command that the release workflow runs. */
export const publish = async (repository: ScratchRepository, registry: Registry): Promise<void> => {
  writeFileSync(join(repository.folder, ".npmrc"), scopedRegistry(registry.url));
  await repository.pnpm("run", "release");
};

/** The versions and dist-tags of a package in a registry; none if it is unknown. */
const askRegistry = async ({ url }: Registry, name: string) => {
  const response = await fetch(`${url}/${name.replace("/", "%2f")}`);
  if (response.status === 404) return undefined;
  const { versions, "dist-tags": tags } = (await response.json()) as {
    versions: Record<string, object>;
    "dist-tags": Record<string, string>;
  };
  return { versions: Object.keys(versions), latest: tags.latest };
};

/** Asserts that every stored package has all of its dependencies there; otherwise nobody could install it. */
export const assertNoGap = async (repository: ScratchRepository, registry: Registry): Promise<void> => {
  const packages = publishedPackages(repository.folder);
  const ours = new Set(packages.map(({ name }) => name));
  for (const { name, dependencies = {} } of packages.filter(({ name }) => registry.stored.includes(name))) {
    const missing = Object.keys(dependencies).filter(
      (one) => ours.has(one) && !registry.stored.includes(one),
    );
    assert(missing.length === 0, `${name} is published, but ${missing.join(", ")} is not`);
  }
};

/** Asserts that every package is stored once, in the intended version, as latest and tagged. */
export const assertComplete = async (repository: ScratchRepository, registry: Registry): Promise<void> => {
  const packages = publishedPackages(repository.folder);
  const tags = (await repository.git("tag", "--list")).split("\n");
  for (const { name, version } of packages) {
    const known = await askRegistry(registry, name);
    const times = registry.stored.filter((one) => one === name).length;
    assert(times === 1, `${name} was published ${times} times`);
    assert(known?.versions.join() === version, `${name} has the versions ${known?.versions}, not ${version}`);
    assert(known?.latest === version, `the latest ${name} is ${known?.latest}, not ${version}`);
    assert(tags.includes(`${name}@${version}`), `the tag ${name}@${version} is missing`);
  }
};
