import { type ChangeClass, type DocumentDiff, strictest } from "@provider-clients/spec-diff";
import { type Bump, bumpFor, isSmaller } from "./bump.ts";
import type { PublishedPackage } from "./workspace.ts";

/** How a document affects the users of a package. */
export type Exposure =
  /** The package is generated from it. */
  | "generated"
  /** The package exposes a client generated from it. */
  | "dependent"
  /** The package's tarball contains the document. */
  | "shipped";

/** One changed document, as it affects one package. */
export interface Reason {
  readonly diff: DocumentDiff;
  readonly exposure: Exposure;
}

/** A package that changed documents affect. */
export interface AffectedPackage {
  readonly package: PublishedPackage;
  readonly class: ChangeClass;
  /** The smallest sufficient bump. */
  readonly bump: Bump;
  readonly reasons: readonly Reason[];
}

/** The packages that changed documents affect, each with all reasons. */
export const findAffected = (
  diffs: readonly DocumentDiff[],
  packages: readonly PublishedPackage[],
): readonly AffectedPackage[] =>
  packages.flatMap((each): readonly AffectedPackage[] => {
    const reasons = diffs.flatMap((diff) => {
      const exposure = exposureOf(each, diff, packages);
      return exposure === undefined ? [] : [{ diff, exposure }];
    });
    if (reasons.length === 0) return [];
    const verdict = strictest(reasons.map(({ diff }) => diff.class));
    const bump = bumpFor(verdict, each.version);
    const isFirst = reasons.some(({ diff, exposure }) => exposure === "generated" && diff.status === "new");
    return [
      { package: each, class: verdict, bump: isFirst && isSmaller(bump, "minor") ? "minor" : bump, reasons },
    ];
  });

const exposureOf = (
  each: PublishedPackage,
  diff: DocumentDiff,
  packages: readonly PublishedPackage[],
): Exposure | undefined => {
  if (each.folder === diff.name) return "generated";
  if (each.shipsSpecs) return diff.class === "none" ? undefined : "shipped";
  // Descriptions and corrections affect whoever installs the client, but not what a dependent package exposes.
  const isMoved = diff.class === "breaking" || diff.class === "additive";
  return isMoved && dependsOn(each, diff.name, packages) ? "dependent" : undefined;
};

const dependsOn = (each: PublishedPackage, folder: string, packages: readonly PublishedPackage[]): boolean =>
  packages.some(
    (other) =>
      each.dependencies.includes(other.name) &&
      (other.folder === folder || dependsOn(other, folder, packages)),
  );
