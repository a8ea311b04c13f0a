import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface RuntimeResult {
  readonly title: string;
  readonly version: string;
  readonly rows: number;
  readonly passed: number;
}

/** A sentence about the runtimes where a package was last tested; empty if it was not. */
export const runtimesSentence = (root: string, packageName: string): string => {
  const file = join(root, "docs/runtimes.json");
  if (!existsSync(file)) return "";
  const recorded: Readonly<Record<string, readonly RuntimeResult[]>> = JSON.parse(readFileSync(file, "utf8"));
  const results = recorded[packageName] ?? [];
  const passed = results.filter(({ rows, passed }) => rows > 0 && rows === passed);
  if (passed.length === 0) return "";
  const names = passed.map(({ title, version }) =>
    title.includes(version.split(".")[0] ?? "") ? title : `${title} ${version}`,
  );
  return ` The same program ran from the packed tarball, with every row passed, on ${names.join(", ")}.`;
};
