import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { rootFolder } from "./folders.ts";

/** One import path of a package, and the declarations behind it. */
export interface Entry {
  /** `@provider-clients/soap/webhooks` */
  readonly specifier: string;
  readonly declarations: string;
}

/** A published package and everything that can be imported from it. */
export interface PublishedPackage {
  readonly name: string;
  /** The folder's name. */
  readonly id: string;
  readonly folder: string;
  readonly entries: readonly Entry[];
  /** The specifiers of exported JSON: `@provider-clients/soap/openapi.json`. */
  readonly data: readonly string[];
}

type Exports = Readonly<Record<string, string | { readonly types?: string }>>;

const entriesOf = (name: string, folder: string, exports: Exports): Entry[] =>
  Object.entries(exports).flatMap(([path, target]) =>
    typeof target === "object" && target.types
      ? [{ specifier: `${name}${path.slice(1)}`, declarations: join(folder, target.types) }]
      : [],
  );

const dataOf = (name: string, exports: Exports): string[] =>
  Object.keys(exports)
    .filter((path) => path.endsWith(".json") && path !== "./package.json")
    .map((path) => `${name}${path.slice(1)}`);

/** The packages that a repository publishes, as their `exports` describe them. */
export const publishedPackages = (root = rootFolder): PublishedPackage[] =>
  readdirSync(join(root, "packages"))
    .sort()
    .map((id) => {
      const folder = join(root, "packages", id);
      const { name, exports } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
      return { name, id, folder, entries: entriesOf(name, folder, exports), data: dataOf(name, exports) };
    });
