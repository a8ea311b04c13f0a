import { type ChangeClass, type DocumentDiff, strictest } from "@provider-clients/spec-diff";
import { type Bump, bumpFor, isSmaller } from "./bump.ts";
import type { PublishedPackage } from "./workspace.ts";

/** How a document reaches the users of a package. */
export type Exposure =
  /** The package is generated from it. */
  | "generated"
  /** The package hands out a client that is. */
  | "dependent"
  /** The package's tarball holds the document. */
  | "shipped";

/** One document that changed, as the users of one package meet it. */
export interface Reason {
  readonly diff: DocumentDiff;
  readonly exposure: Exposure;
}

/** A package that changed documents reach. */
export interface AffectedPackage {
  readonly package: PublishedPackage;
  readonly class: ChangeClass;
  /** The smallest bump that says what is proven. */
  readonly bump: Bump;
  readonly reasons: readonly Reason[];
}

/** The packages that changed documents reach, each with every reason. */
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
  // Words and corrections reach whoever installs the client; what a package that hands it out exposes stays.
  const isMoved = diff.class === "breaking" || diff.class === "additive";
  return isMoved && dependsOn(each, diff.name, packages) ? "dependent" : undefined;
};

const dependsOn = (each: PublishedPackage, folder: string, packages: readonly PublishedPackage[]): boolean =>
  packages.some(
    (other) =>
      each.dependencies.includes(other.name) &&
      (other.folder === folder || dependsOn(other, folder, packages)),
  );
