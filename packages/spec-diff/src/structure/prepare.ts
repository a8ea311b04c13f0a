import { isDeepStrictEqual } from "node:util";
import { isList, splitPointer } from "@provider-clients/openapi";
import { absorbShapes } from "./absorb-shapes.js";
import { expandRequired } from "./expand-required.js";
import { uniteRenames } from "./renames.js";
import type { StructuralChange } from "./structural-change.js";

/** The changes that say something, each once, in the words of one property at a time. */
export const prepareChanges = (changes: readonly StructuralChange[]): readonly StructuralChange[] => {
  const telling = changes.filter((change) => !isOnlyForm(change));
  const prepared = uniteRenames(expandRequired(absorbShapes(telling)));
  const echoes = prepared.flatMap((change) => {
    const source = sourceOf(change, prepared);
    return source ? [{ change, source }] : [];
  });
  return prepared
    .filter((change) => !echoes.some((echo) => echo.change === change))
    .map((change) => {
      const own = echoes.filter(({ source }) => source === change).flatMap((echo) => nodesOf(echo.change));
      return own.length === 0 ? change : { ...change, echoes: own };
    });
};

const nodesOf = ({ before, after }: StructuralChange): readonly string[] =>
  [before?.node, after?.node].filter((node) => node !== undefined);

/** What stands where without saying anything else: order, and components that are no exported types. */
const isOnlyForm = ({ kind, property, before, after }: StructuralChange): boolean => {
  const segments = splitPointer(after?.node ?? before?.node ?? "#");
  const [root, section] = segments;
  if ((kind !== "modified" || property === "key") && root === "components") {
    const isPublic = section === "schemas" || section === "securitySchemes";
    return segments.length < 3 || (segments.length === 3 && !isPublic);
  }
  return isList(before?.value) && isList(after?.value) && haveSameMembers(before.value, after.value);
};

const haveSameMembers = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((value) => other.some((each) => isDeepStrictEqual(each, value)));

/**
 * The rename of which a change is only an echo: a security scheme is named in every requirement, and a path
 * parameter in its path.
 */
const sourceOf = (
  change: StructuralChange,
  all: readonly StructuralChange[],
): StructuralChange | undefined => {
  const renamed = (typeName: string): readonly StructuralChange[] =>
    all.filter(
      ({ typeName: each, property }) => each === typeName && (property === "key" || property === "name"),
    );
  if (change.typeName === "SecurityRequirement") {
    return renamed("SecurityScheme").find(({ before, after }) =>
      [before?.value, after?.value].some(
        (name) =>
          name === change.property ||
          (change.property === "key" &&
            change.verdicts.some(({ message }) => message.includes(`\`${name}\``))),
      ),
    );
  }
  if (change.typeName !== "PathItem" || change.property !== "key") return undefined;
  const template = (path: unknown): string => String(path).replaceAll(/\{[^}]*\}/g, "{}");
  const isSamePath = template(change.before?.value) === template(change.after?.value);
  return renamed("Parameter").find(
    ({ before }) => isSamePath && String(change.before?.value).includes(`{${String(before?.value)}}`),
  );
};
