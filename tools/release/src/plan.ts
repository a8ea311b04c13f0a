import type { RepositoryDiff } from "@provider-clients/spec-diff";
import { type AffectedPackage, findAffected } from "./affected.ts";
import { readChangesets, readChangesetsAt } from "./base-changesets.ts";
import { type Bump, largest } from "./bump.ts";
import { findChangedPackages } from "./changed-packages.ts";
import { type Changeset, parseChangeset, renderChangeset } from "./changeset-file.ts";
import { renderEntry, renderUnchanged } from "./entry-text.ts";
import { type PublishedPackage, readPackages } from "./workspace.ts";

/** The changeset that one package gets. */
export interface PlannedChangeset {
  readonly path: string;
  readonly name: string;
  readonly bump: Bump;
  /** The whole file. */
  readonly text: string;
}

/** The changesets to write, and those to remove because they are no longer needed. */
export interface ReleasePlan {
  readonly changesets: readonly PlannedChangeset[];
  readonly obsolete: readonly string[];
}

const PREFIX = ".changeset/spec-";

/** The changeset about the documents for one package. Nothing else writes this file. */
export const changesetPath = ({ folder }: PublishedPackage): string => `${PREFIX}${folder}.md`;

/** Computes the changesets that the changed documents require, in memory. */
export const planRelease = async (
  root: string,
  { base, documents }: RepositoryDiff,
): Promise<ReleasePlan> => {
  const packages = await readPackages(root);
  const [now, then] = [await readChangesets(root), await readChangesetsAt(root, base.commit)];
  const changed = new Set(
    (await findChangedPackages(root, base.commit, packages)).map((each) => each.package.name),
  );
  const planned = findAffected(documents, packages).flatMap((affected): readonly PlannedChangeset[] => {
    const entry = entryOf(affected, changed.has(affected.package.name));
    if (entry === undefined) return [];
    const path = changesetPath(affected.package);
    const earlier = then.get(path);
    return [
      plannedChangeset(
        path,
        affected.package.name,
        entry,
        earlier === undefined ? undefined : parseChangeset(path, earlier),
      ),
    ];
  });
  const paths = new Set(planned.map(({ path }) => path));
  const own = new Set(packages.map(changesetPath));
  const left = [...now.keys()].filter((path) => own.has(path) && !paths.has(path));
  const restored = left.flatMap((path) => restoredChangeset(path, now.get(path), then.get(path)));
  return { changesets: [...planned, ...restored], obsolete: left.filter((path) => !then.has(path)) };
};

interface Entry {
  readonly bump: Bump;
  readonly text: string;
}

/** A document with the same meaning may still produce different code, for example in another order. */
const entryOf = (affected: AffectedPackage, isChanged: boolean): Entry | undefined => {
  if (affected.bump !== "none") return { bump: affected.bump, text: renderEntry(affected) };
  const [reason] = affected.reasons;
  return isChanged && reason ? { bump: "patch", text: renderUnchanged(reason.diff) } : undefined;
};

/** Keeps what an earlier, unreleased change declared; breaking changes come first. */
const plannedChangeset = (
  path: string,
  name: string,
  entry: Entry,
  earlier: Changeset | undefined,
): PlannedChangeset => {
  const isNewFirst = entry.text.startsWith("**Breaking:**") || !earlier?.text.startsWith("**Breaking:**");
  const texts = earlier ? [earlier.text, entry.text] : [entry.text];
  const bump = largest([entry.bump, ...(earlier?.releases.values() ?? [])]) ?? entry.bump;
  const text = (isNewFirst ? texts.toReversed() : texts).join("\n\n");
  return { path, name, bump, text: renderChangeset(name, bump, text) };
};

/** If a change was reverted, the changeset is restored to the base's version. */
const restoredChangeset = (
  path: string,
  now: string | undefined,
  then: string | undefined,
): readonly PlannedChangeset[] => {
  if (then === undefined || now === then) return [];
  const [[name, bump] = ["", "none" as const]] = parseChangeset(path, then).releases;
  return [{ path, name, bump, text: then }];
};
