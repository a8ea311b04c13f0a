import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A package as its package.json describes it. */
export interface PublishedPackage {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** The packages that a repository publishes. */
export const publishedPackages = (root: string): PublishedPackage[] =>
  readdirSync(join(root, "packages")).map((name) =>
    JSON.parse(readFileSync(join(root, "packages", name, "package.json"), "utf8")),
  );
