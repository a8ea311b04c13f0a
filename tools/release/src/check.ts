import type { RepositoryDiff } from "@provider-clients/spec-diff";
import { type AffectedPackage, findAffected } from "./affected.ts";
import { findNewChangesets } from "./base-changesets.ts";
import { type Bump, isSmaller, largest } from "./bump.ts";
import { type ChangedPackage, findChangedPackages } from "./changed-packages.ts";
import type { Changeset } from "./changeset-file.ts";
import { readPackages } from "./workspace.ts";

/**
 * The problems of the changesets, one sentence each.
 *
 * Only changesets added or changed since the base count. Older ones were written for other changes.
 */
export const checkRelease = async (
  root: string,
  { base, documents }: RepositoryDiff,
): Promise<readonly string[]> => {
  const packages = await readPackages(root);
  const changesets = await findNewChangesets(root, base.commit);
  const affected = findAffected(documents, packages).filter(({ bump }) => bump !== "none");
  const changed = await findChangedPackages(root, base.commit, packages);
  const proven = new Set(affected.map((each) => each.package.name));
  return [
    ...unknownNames(changesets, new Set(packages.map(({ name }) => name))),
    ...affected.flatMap((each) => checkProven(each, changesets)),
    ...changed
      .filter((each) => !proven.has(each.package.name))
      .flatMap((each) => checkChanged(each, changesets)),
  ];
};

const declaredBump = (name: string, changesets: ReadonlyMap<string, Changeset>): Bump | undefined =>
  largest([...changesets.values()].flatMap(({ releases }) => releases.get(name) ?? []));

const checkProven = (
  affected: AffectedPackage,
  changesets: ReadonlyMap<string, Changeset>,
): readonly string[] => {
  const { name } = affected.package;
  const declared = declaredBump(name, changesets);
  if (declared !== undefined && !isSmaller(declared, affected.bump)) return [];
  const said = declared === undefined ? "no changeset names it" : `its changesets declare ${declared}`;
  return [`${name} needs ${affected.bump}, but ${said}: ${evidence(affected)} Run \`pnpm release:plan\`.`];
};

/** The change that requires the bump. */
const evidence = ({ class: verdict, reasons }: AffectedPackage): string => {
  const change = reasons.flatMap(({ diff }) => diff.changes).find((each) => each.class === verdict);
  return change ? `${verdict}, ${change.what}` : `${verdict}.`;
};

const checkChanged = (
  { package: { name, folder }, file }: ChangedPackage,
  changesets: ReadonlyMap<string, Changeset>,
): readonly string[] => {
  if (declaredBump(name, changesets) !== undefined) return [];
  const isNamed = [...changesets.values()].some(
    ({ releases, text }) => releases.size === 0 && new RegExp(`(^|[^\\w-])${folder}($|[^\\w-])`).test(text),
  );
  if (isNamed) return [];
  const internal = `an empty one (\`pnpm changeset add --empty\`) whose text names ${folder} and says why users notice nothing`;
  return [
    `${name} changed (${file}), but no new changeset names it. Write one with \`pnpm changeset\`, or ${internal}.`,
  ];
};

const unknownNames = (
  changesets: ReadonlyMap<string, Changeset>,
  known: ReadonlySet<string>,
): readonly string[] =>
  [...changesets].flatMap(([path, { releases }]) =>
    [...releases.keys()]
      .filter((name) => !known.has(name))
      .map((name) => `${path} names ${name}, which is no published package.`),
  );
