import { basePathsOf } from "../document/base-paths.js";
import type { JsonObject } from "../document/json.js";
import type { Difference } from "./difference.js";
import { severalOperations } from "./join-differences.js";

/**
 * Merges the differences of a server that answers 404 to everything: it is the address that is wrong, not each
 * operation. Other differences are returned unchanged.
 *
 * @param operations how many operations were tried.
 */
export const joinNothingServed = (
  document: JsonObject,
  target: URL,
  operations: number,
  differences: readonly Difference[],
): readonly Difference[] => {
  const unserved = differences.filter(
    ({ kind, place }) => kind === "operation-not-served" && place === "404",
  );
  const [first] = unserved;
  if (first === undefined || operations < 2 || unserved.length < operations) return differences;
  const message = `answered 404 to every request. ${hintOf(document, target)}`;
  const others = differences.filter(({ place }) => place !== "404");
  return [{ ...first, operation: severalOperations, message }, ...others];
};

const hintOf = (document: JsonObject, { origin, pathname }: URL): string => {
  const path = pathname.replace(/\/$/, "");
  const base = basePathsOf(document).find((each) => !path.endsWith(each));
  if (base === undefined) return "This does not look like the API; check the address";
  return `The document's servers have the path ${base}; try --against ${origin}${path}${base}`;
};
