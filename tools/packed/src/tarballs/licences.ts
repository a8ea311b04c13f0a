import { pnpm, runCommand } from "@provider-clients-internal/shared";
import type { Check } from "../consumers/check.ts";

/** Package names by licence. */
export type Licences = ReadonlyMap<string, readonly string[]>;

/** Licences that only require a notice. */
const permissive = new Set([
  "MIT",
  "MIT-0",
  "ISC",
  "0BSD",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "Unlicense",
  "Python-2.0",
]);

/** The licences of all packages that a project installs. */
export const licencesOf = async (project: string): Promise<Licences> => {
  const output = await runCommand(pnpm, ["licenses", "list", "--prod", "--json"], { cwd: project });
  const found: Record<string, readonly { readonly name: string }[]> = JSON.parse(output);
  return new Map(
    Object.entries(found)
      .map(([licence, packages]) => [licence, [...new Set(packages.map(({ name }) => name))].sort()] as const)
      .sort(([one], [other]) => one.localeCompare(other)),
  );
};

/** Checks that everything shipped has a permissive licence. */
export const checkLicences = (licences: Licences): Check => {
  const doubtful = [...licences].filter(
    ([licence]) =>
      !licence
        .replace(/[()]/g, "")
        .split(" OR ")
        .some((choice) => permissive.has(choice)),
  );
  const count = [...licences.values()].flat().length;
  const detail = doubtful.map(([licence, names]) => `${licence}: ${names.join(", ")}`).join("; ");
  return {
    group: "tarballs",
    subject: "licences of everything that is installed",
    passed: doubtful.length === 0,
    detail: detail || `${count} packages`,
  };
};
